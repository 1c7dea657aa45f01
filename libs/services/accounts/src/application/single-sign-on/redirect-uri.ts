/** The page to which providers send browsers back. `publicUrl`: of the installation. */
export function redirectUri(publicUrl: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/app/sign-in/callback`;
}
