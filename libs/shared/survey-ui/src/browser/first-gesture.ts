const GESTURES = ['pointerdown', 'touchstart', 'keydown'];

/** Calls back once a person has touched the visible page. Events that scripts make up are not trusted. */
export function onFirstGesture(done: () => void): void {
  const listen = ({ isTrusted }: Event) => {
    if (!isTrusted || document.visibilityState !== 'visible') return;
    for (const gesture of GESTURES) removeEventListener(gesture, listen, true);
    done();
  };
  for (const gesture of GESTURES) addEventListener(gesture, listen, true);
}
