import type { Platform } from '../../../platform/context.ts'
import { listPublishedItems } from '../../catalogue/index.ts'

/** Names of the items one can apply for, by code: the official one, and with it those that people use. */
export type ItemNames = ReadonlyMap<string, { name: string; all: readonly string[] }>

export const itemNames = async (platform: Pick<Platform, 'db' | 'memo'>): Promise<ItemNames> =>
  new Map((await listPublishedItems(platform)).map(({ code, name, shortNames }) => [code, { name, all: [name, ...shortNames] }]))
