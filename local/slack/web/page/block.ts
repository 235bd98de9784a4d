import type { Block } from './state.ts';

export function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null;
}

export function list(value: unknown): readonly Block[] {
  return Array.isArray(value) ? value.filter(isBlock) : [];
}

export function textOf(value: unknown): string {
  return isBlock(value) ? String(value.text ?? '') : '';
}
