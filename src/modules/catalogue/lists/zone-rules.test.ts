import { expect, test } from 'vitest'
import type { Zone } from './zone.ts'
import { checkZone, zonesFor, zoneState } from './zone-rules.ts'

const aZone = (changes: Partial<Zone> = {}): Zone => ({
  region: '379900', id: 'projects', kind: 'topic', title: '工程项目', introduction: '从立项到验收。', audience: 'enterprises', position: 10, itemCodes: ['a'], fromDay: '2026-01-01', untilDay: '2026-03-02', version: 1, ...changes,
})

test('a zone is shown from its first day to its last, both included', () => {
  const shownOn = (day: string) => zonesFor([aZone()], '379902', day).length
  expect([shownOn('2025-12-31'), shownOn('2026-01-01'), shownOn('2026-03-02'), shownOn('2026-03-03')]).toEqual([0, 1, 1, 0])
})

test('a county shows the city’s zones and its own in their order, its own instead of the city’s of the same id', () => {
  const zones = [aZone(), aZone({ id: 'tourism', position: 5 }), aZone({ region: '379902', title: '澄湖工程' })]
  expect(zonesFor(zones, '379902', '2026-02-01').map(({ title, id }) => [id, title])).toEqual([['tourism', '工程项目'], ['projects', '澄湖工程']])
  expect(zonesFor(zones.slice(0, 2), '379903', '2026-02-01').map(({ region }) => region)).toEqual(['379900', '379900'])
})

test('unknown and repeated items and a last day before the first are told where they stand', () => {
  const errors = checkZone(aZone({ itemCodes: ['a', 'x', 'a'], untilDay: '2025-01-01' }), (code) => code === 'a')
  expect(errors.map(({ pointer }) => pointer)).toEqual(['/itemCodes/1', '/itemCodes/2', '/untilDay'])
  expect(checkZone(aZone({ untilDay: null }), (code) => code === 'a')).toEqual([])
})

test('a zone is coming, shown or ended, on its first and last day shown', () => {
  const on = (day: string, untilDay: string | null = '2026-03-02') => zoneState(aZone({ untilDay }), day)
  expect([on('2025-12-31'), on('2026-01-01'), on('2026-03-02'), on('2026-03-03'), on('2099-01-01', null)]).toEqual(['coming', 'shown', 'shown', 'ended', 'shown'])
})
