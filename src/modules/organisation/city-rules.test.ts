import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../platform/config.ts'
import { type CityFile, toOrganisationRows } from './city-rules.ts'
import { parseUscc } from './uscc-rules.ts'

const file = JSON.parse(readFileSync(join(ROOT, 'db/seed/divisions.json'), 'utf8')) as CityFile
const rows = toOrganisationRows(file)
const authority = (id: string) => rows.authorities.find((each) => each.id === id)

test('every authority of the invented city has a valid code of its own, registered where it is', () => {
  for (const { uscc, region, name } of rows.authorities) expect(parseUscc(uscc), name).toMatchObject({ valid: true, region, warnings: [] })
  expect(new Set(rows.authorities.map(({ uscc }) => uscc)).size).toBe(rows.authorities.length)
})

test('a department exists once for the city and once for each county, in the county\'s name', () => {
  expect(rows.authorities.filter(({ shortName }) => shortName === '市场监督管理局')).toHaveLength(1 + file.counties.length)
  expect(authority('379900-SCJG')?.name).toBe('云湖市市场监督管理局')
  expect(authority('379902-SCJG')).toMatchObject({ name: '澄湖区市场监督管理局', region: '379902', divisionCode: '379902000000', level: 'county' })
  expect(authority('379902-SWJG')?.name).toBe('国家税务总局澄湖区税务局')
})

test('a township is governed by its government, a subdistrict by its office, a village by its committee', () => {
  expect(authority('379902001-GOV')).toMatchObject({ name: '澄湖区澄湖街道办事处', kind: 'subdistrictOffice', level: 'township' })
  expect(authority('379902100-GOV')).toMatchObject({ name: '澄湖区柳林镇人民政府', kind: 'townshipGovernment' })
  expect(authority('379902001001-VIL')).toMatchObject({ shortName: '新华社区居民委员会', kind: 'residentsCommittee', level: 'village' })
  expect(authority('379982101203-VIL')?.name).toBe('云湖市安陵市葛石沟镇白杨树村村民委员会')
  expect(authority('379902001-GOV')?.uscc).toMatch(/^11379902/)
  expect(authority('379902001001-VIL')?.uscc).toMatch(/^55379902/)
  expect(authority('379982101203-VIL')?.uscc).toMatch(/^54379982/)
})

test('a department named with brackets becomes a unit inside it', () => {
  expect(rows.units.filter(({ authorityId }) => authorityId === '379902-ZRZ').map(({ name }) => name)).toEqual(['林业', '不动产登记中心'])
  expect(rows.units).toHaveLength(5 * (1 + file.counties.length))
})

test('every division names its parent and its way down from the city', () => {
  const codes = new Set(rows.divisions.map(({ code }) => code))
  for (const { parentCode, level } of rows.divisions) expect(level === 'city' ? parentCode === null : codes.has(parentCode!)).toBe(true)
  expect(rows.divisions.find(({ code }) => code === '379902001001')).toMatchObject({ fullName: '云湖市澄湖区澄湖街道新华社区', region: '379902', level: 'village' })
})

test('a word the file may not use is refused with those it may', () => {
  const [hall] = file.halls
  expect(() => toOrganisationRows({ ...file, halls: [{ ...hall!, level: '省' }] })).toThrow('「省」无法识别，可用的有：市、县、乡。')
})
