import { expect, test } from 'vitest'
import { useTestPlatform } from '../../../test/kit/test-db.ts'
import type { Actor } from '../../platform/context.ts'
import { execute } from '../../platform/operations.ts'
import { publishYear, readYear } from './publish-year.ts'

const platform = useTestPlatform()

const adminOf = (region: string): Actor => ({ kind: 'staff', accountId: platform.ids.next(), principalId: platform.ids.next(), name: '某管理员', roles: ['systemAdmin'], region })
const CITY_ADMIN = () => adminOf('379900')
const anybody = () => true

const yearIn = async (region: string, year: string, actor = CITY_ADMIN()) => (await execute(platform, anybody, readYear, { actor, requestId: 'r', params: { region, year } })).body
const publish = (region: string, days: object[], source = '测试通知') => execute(platform, anybody, publishYear, { actor: CITY_ADMIN(), requestId: 'r', params: { region, year: '2027' }, body: { days, source } })

const SPRING = { day: '2027-02-08', kind: 'holiday', name: '春节' }
const FAIR = { day: '2027-02-09', kind: 'holiday', name: '庙会' }

test('calendar.readYear: what a place says itself is told apart from what comes from above', async () => {
  await publish('000000', [SPRING])
  await publish('379902', [{ ...SPRING, name: '过年' }, FAIR], '区通知')
  expect(await yearIn('379902', '2027')).toMatchObject({
    isPublished: true,
    days: [{ ...SPRING, name: '过年', region: '379902' }, { ...FAIR, region: '379902' }],
    above: [{ ...SPRING, region: '000000' }],
    own: { days: [{ ...SPRING, name: '过年' }, FAIR], source: '区通知' },
  })
  expect(await yearIn('379903', '2027')).toMatchObject({ days: [{ ...SPRING, region: '000000' }], own: { days: [], source: null } })
  expect(await yearIn('000000', '2027')).toMatchObject({ above: [], own: { days: [SPRING], source: '测试通知' } })
})

test('calendar.readYear: the notices that come with the platform are the nation\'s and not to be changed; a year nobody published is said to be so', async () => {
  const national = await yearIn('000000', '2026')
  expect(national).toMatchObject({ isPublished: true, own: { days: [], source: null } })
  expect((national as { above: object[] }).above).toContainEqual({ day: '2026-10-01', kind: 'holiday', name: '国庆节', region: '000000' })
  expect(await yearIn('379902', 'current')).toMatchObject({ year: Number(platform.clock.today().slice(0, 4)), today: platform.clock.today() })
  expect(await yearIn('379902', '2028')).toMatchObject({ isPublished: false, days: [], isOurs: true })
  expect(await yearIn('379902', '2028', adminOf('379903'))).toMatchObject({ isOurs: false })
})
