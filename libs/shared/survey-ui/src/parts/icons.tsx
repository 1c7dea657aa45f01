import type { ComponentChildren, VNode } from 'preact';
import { BUBBLE } from './icon-paths.js';

export const Undo = (): VNode => (
  <Icon>
    <path d="M9 14 4 9l5-5" />
    <path d="M4 9h10.5a5.5 5.5 0 0 1 0 11H11" />
  </Icon>
);

/** Lucide icons (ISC), drawn with the colour of the text. */
function Icon({ children }: { children: ComponentChildren }): VNode {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const Alert = (): VNode => (
  <Icon>
    <circle cx="12" cy="12" r="10" />
    <path d="M12 8v4M12 16h.01" />
  </Icon>
);

export const Check = (): VNode => (
  <Icon>
    <path d="M20 6 9 17l-5-5" />
  </Icon>
);

export const Document = (): VNode => (
  <Icon>
    <path d="M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z" />
    <path d="M14 2v5a1 1 0 0 0 1 1h5M10 9H8M16 13H8M16 17H8" />
  </Icon>
);

export const Download = (): VNode => (
  <Icon>
    <path d="M12 15V3M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4" />
    <path d="m7 10 5 5 5-5" />
  </Icon>
);

export const Eraser = (): VNode => (
  <Icon>
    <path d="M21 21H8a2 2 0 0 1-1.42-.587l-3.994-3.999a2 2 0 0 1 0-2.828l10-10a2 2 0 0 1 2.829 0l5.999 6a2 2 0 0 1 0 2.828L12.834 21" />
    <path d="m5.082 11.09 8.828 8.828" />
  </Icon>
);

export const Forward = (): VNode => (
  <Icon>
    <path d="m9 18 6-6-6-6" />
  </Icon>
);

export const Lock = (): VNode => (
  <Icon>
    <rect width="18" height="11" x="3" y="11" rx="2" />
    <path d="M7 11V7a5 5 0 0 1 10 0v4" />
  </Icon>
);

export const Bubble = (): VNode => (
  <Icon>
    <path d={BUBBLE} />
  </Icon>
);

/** A face from sad (1) to glad (5). */
export const Face = ({ mood }: { mood: number }): VNode => (
  <Icon>
    <circle cx="12" cy="12" r="10" />
    <path d={`M9 9.5h.01M15 9.5h.01M8 15.5Q12 ${9.5 + mood * 2} 16 15.5`} />
  </Icon>
);

export const Phone = (): VNode => (
  <Icon>
    <path d="M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384" />
  </Icon>
);
