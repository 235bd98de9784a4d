import { createContext } from 'react';
import type { State } from './state.ts';

/** The names that mentions become. */
export const Names = createContext<Pick<State, 'users' | 'userGroups' | 'channels'> | undefined>(
  undefined,
);
