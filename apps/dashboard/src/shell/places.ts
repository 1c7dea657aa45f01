import type { Permission } from '@hearback/kernel';
import {
  ChartLine,
  ClipboardList,
  House,
  Inbox,
  Settings,
  SlidersHorizontal,
  SquareCheckBig,
  Upload,
  Users,
  type LucideIcon,
} from 'lucide-react';

/** A place of the dashboard that the navigation, the palette and the keys know. */
export interface Place {
  readonly name: 'home' | 'inbox' | 'tasks' | 'surveys' | 'customers' | 'reports' | 'rules' | 'imports' | 'settings';
  readonly to: '/' | '/inbox' | '/tasks' | '/surveys' | '/customers' | '/reports' | '/rules' | '/imports' | '/settings';
  readonly icon: LucideIcon;
  /** Pressed after `g`. */
  readonly key: string;
  /** Who sees it. */
  readonly permission: Permission;
  /** In the main part of the navigation; others stand at its foot. */
  readonly isMain: boolean;
}

/** All places, in the order of the navigation. */
export const PLACES: readonly Place[] = [
  { name: 'home', to: '/', icon: House, key: 'h', permission: 'metrics:read', isMain: true },
  { name: 'inbox', to: '/inbox', icon: Inbox, key: 'i', permission: 'responses:read', isMain: true },
  { name: 'tasks', to: '/tasks', icon: SquareCheckBig, key: 't', permission: 'tasks:read', isMain: true },
  { name: 'surveys', to: '/surveys', icon: ClipboardList, key: 's', permission: 'surveys:read', isMain: true },
  { name: 'customers', to: '/customers', icon: Users, key: 'c', permission: 'customers:read', isMain: true },
  { name: 'reports', to: '/reports', icon: ChartLine, key: 'r', permission: 'metrics:read', isMain: true },
  { name: 'rules', to: '/rules', icon: SlidersHorizontal, key: 'l', permission: 'rules:read', isMain: true },
  { name: 'imports', to: '/imports', icon: Upload, key: 'm', permission: 'responses:import', isMain: false },
  { name: 'settings', to: '/settings', icon: Settings, key: 'e', permission: 'workspace:read', isMain: false },
];
