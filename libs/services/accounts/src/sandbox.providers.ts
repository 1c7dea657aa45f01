import { ChangeSandbox } from './application/sandbox/change-sandbox.js';
import { SandboxMembers } from './application/sandbox/sandbox-members.js';
import { SandboxStore } from './application/sandbox/sandbox-store.js';
import { SandboxController } from './http/sandbox/sandbox.controller.js';
import { TypeormSandboxStore } from './persistence/sandbox/typeorm-sandbox-store.js';

/** The controllers of sandboxes. */
export const SANDBOX_CONTROLLERS = [SandboxController];

/** The providers of sandboxes. */
export const SANDBOX_PROVIDERS = [
  ChangeSandbox,
  SandboxMembers,
  { provide: SandboxStore, useClass: TypeormSandboxStore },
];
