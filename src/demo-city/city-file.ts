import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CityFile } from '../modules/organisation/index.ts'
import { ROOT } from '../platform/config.ts'

/** Everybody in the invented city signs in with it. */
export const DEMO_PASSWORD = 'Yichuang-2026'

/** The invented city as the repository tells it. */
export const readCityFile = (): CityFile => JSON.parse(readFileSync(join(ROOT, 'db/seed/divisions.json'), 'utf8')) as CityFile
