import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { useTestPlatform } from '../../../test/kit/test-db.ts'
import { ROOT } from '../../platform/config.ts'
import type { CityFile } from './city-rules.ts'
import { getDirectory } from './directory.ts'
import { importCity } from './import-city.ts'
import { insertOrganisation } from './organisation-store.ts'
import type { Officer } from './organisation.ts'
import { findOfficerPhones } from './phones/officer-phones.ts'
import { toUscc } from './uscc-rules.ts'

const platform = useTestPlatform()

/** A second city, so small that it has one department and one hall. */
function aSmallCity(): CityFile {
  const file = JSON.parse(readFileSync(join(ROOT, 'db/seed/divisions.json'), 'utf8')) as CityFile
  return {
    city: { code: '379800000000', gb6: '379800', name: '小试市', type: '地级市' },
    counties: [], townships: [], villages: [],
    departments: [{ ...file.departments[0]!, cityName: '小试市政务服务管理办公室', uscc: toUscc({ prefix: '11', region: '379900', body: 'MD999999' }) }],
    halls: [{ ...file.halls[0]!, id: 'H-SMALL', division: '379800000000' }],
  }
}

const anOfficer = (roles: Officer['roles']): Officer => ({
  id: platform.ids.next(), region: '379800', name: '甄公正', authorityId: '379800-ZWFW', unitId: null, hallId: null, roles,
})

test('a city that was brought in is in the directory at once', async () => {
  expect((await getDirectory(platform)).isRegion('379800')).toBe(false)
  const officer = anOfficer(['supervisor'])
  await importCity(platform, aSmallCity(), [officer])
  const directory = await getDirectory(platform)
  expect(directory.region('379800')).toBe('小试市')
  expect(directory.authorityOf('379800', '政管办').authority.name).toBe('小试市政务服务管理办公室')
  expect(directory.officer(officer.id)).toEqual(officer)
})

test('an officer who is to be system administrator and auditor at once is refused, and nothing is written', async () => {
  await expect(importCity(platform, aSmallCity(), [anOfficer(['supervisor']), anOfficer(['systemAdmin', 'auditor'])])).rejects.toMatchObject({
    code: 'organisation.separate_powers', detail: expect.stringContaining('系统管理员') as string,
  })
  expect((await getDirectory(platform)).isRegion('379800')).toBe(false)
})

test('an officer comes with a mobile number, where they have one; what is none is refused', async () => {
  const officer = anOfficer(['supervisor'])
  await expect(importCity(platform, aSmallCity(), [{ ...officer, phone: '0000-1234567' }])).rejects.toMatchObject({ code: 'organisation.bad_phone', detail: expect.stringContaining('甄公正') as string })
  await importCity(platform, aSmallCity(), [{ ...officer, phone: '19900008999' }, anOfficer(['decider'])])
  expect(await findOfficerPhones(platform, '379800', [officer.id])).toEqual(new Map([[officer.id, '19900008999']]))
  expect((await getDirectory(platform)).officer(officer.id)).toEqual(officer)
})

test('the database itself keeps the three administrators apart', async () => {
  const nothing = { divisions: [], authorities: [], units: [], halls: [], windows: [], stations: [], places: [] }
  const insert = platform.db.transaction((db) => insertOrganisation(db, { ...nothing, officers: [{ ...anOfficer(['reviewer', 'auditor']), authorityId: '379900-ZWFW' }] }))
  await expect(insert).rejects.toMatchObject({ constraint: 'officer_separate_powers' })
})

test('a city that is there already is refused as a whole', async () => {
  await importCity(platform, aSmallCity(), [])
  await expect(importCity(platform, aSmallCity(), [])).rejects.toThrow('division_pkey')
})
