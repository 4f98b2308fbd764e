import { hash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'

/** What every chain starts from. */
export const CHAIN_START = '0'.repeat(64)

/** SM3 (GB/T 32905-2016) of a text or bytes, in hex. */
export const sm3 = (content: string | Uint8Array): string => hash('sm3', content)

/** The hash of one link: SM3 over the previous hash and the canonical spelling of the entry. */
export const chainHash = (previous: string, entry: unknown): string => sm3(`${previous}\n${canonicalJson(entry)}`)
