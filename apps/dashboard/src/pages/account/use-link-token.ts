import { useEffect, useState } from 'react';

/** The token after `#` in the address of a mailed link. It is taken out of the address, so that it is in no history. */
export function useLinkToken(): string {
  const [token] = useState(() => location.hash.slice(1));
  useEffect(() => {
    if (token !== '') history.replaceState(history.state, '', location.pathname);
  }, [token]);
  return token;
}
