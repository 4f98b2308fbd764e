import type { CityFile, OfficerRole } from '../modules/organisation/index.ts'
import { createDice, inventName } from './invented-names.ts'
import { toMobile } from './residents.ts'

/** Somebody who works in the invented city, and the name they sign in with. */
export interface StaffMember {
  login: string
  name: string
  roles: OfficerRole[]
  region: string
  authorityId: string
  hallId: string | null
  phone?: string
}

/** Who of the invented staff has given a mobile: one at the windows of each hall of a county, whoever watches, and one department's. */
const REACHED_BY_PHONE = /^(clerk-\d{6}-1|supervisor-\d{6}|(reviewer|decider)-\d{6}-SCJG)$/
/** Residents and enterprises have the numbers below. */
const FIRST_MOBILE = 8001

const CLERKS_OF_A_HALL = 4

/** Who leads the halls and watches over them. */
const LEAD_DEPARTMENT = 'ZWFW'

/** The staff of the whole city: windows in front, departments behind them, one officer for all steps in each township. */
export function inventStaff({ city, counties, townships, departments }: CityFile): StaffMember[] {
  const dice = createDice(379_900)
  const member = (login: string, roles: OfficerRole[], region: string, authorityId: string, hallId: string | null): StaffMember => ({
    login, name: inventName(dice, dice.pick(['male', 'female']), 1968 + dice.below(34)), roles, region, authorityId, hallId,
  })

  const ofRegion = (region: string, hallId: string): StaffMember[] => {
    const lead = `${region}-${LEAD_DEPARTMENT}`
    return [
      ...Array.from({ length: CLERKS_OF_A_HALL }, (_, index) => member(`clerk-${region}-${index + 1}`, ['windowClerk'], region, lead, hallId)),
      member(`supervisor-${region}`, ['supervisor'], region, lead, null),
      member(`item-manager-${region}`, ['itemManager'], region, lead, null),
      ...departments.flatMap(({ id }) => {
        const authorityId = `${region}-${id}`
        return [
          member(`reviewer-${authorityId}`, ['reviewer'], region, authorityId, null),
          member(`decider-${authorityId}`, ['decider'], region, authorityId, null),
          member(`cert-${authorityId}`, ['certificateClerk'], region, authorityId, null),
        ]
      }),
    ]
  }

  const ofTownship = (code: string): StaffMember[] => {
    const place = code.slice(0, 9)
    const region = code.slice(0, 6)
    return [
      member(`clerk-${place}`, ['windowClerk'], region, `${place}-GOV`, `H-${place}`),
      member(`officer-${place}`, ['reviewer', 'decider', 'certificateClerk'], region, `${place}-GOV`, null),
    ]
  }

  const staff = [
    ...ofRegion(city.gb6, 'H-CITY'),
    ...counties.flatMap(({ gb6 }) => ofRegion(gb6, `H-${gb6}`)),
    ...townships.flatMap(({ code }) => ofTownship(code)),
    // 三权分立: three people, none of whom handles a case.
    member('admin', ['systemAdmin'], city.gb6, `${city.gb6}-DSJ`, null),
    member('security', ['securityAdmin'], city.gb6, `${city.gb6}-DSJ`, null),
    member('auditor', ['auditor'], city.gb6, `${city.gb6}-${LEAD_DEPARTMENT}`, null),
    // Who drafts an item does not publish it.
    ...[city, ...counties].map(({ gb6 }) => member(`item-reviewer-${gb6}`, ['itemReviewer'], gb6, `${gb6}-${LEAD_DEPARTMENT}`, null)),
    // 纪委监委派驻监督: reads all of the region and presses, handles nothing.
    ...[city, ...counties].map(({ gb6 }) => member(`discipline-${gb6}`, ['disciplineInspector'], gb6, `${gb6}-${LEAD_DEPARTMENT}`, null)),
    // Leaving a rating out takes two who review it, and a third for an objection.
    ...counties.map(({ gb6 }) => member(`supervisor-${gb6}-2`, ['supervisor'], gb6, `${gb6}-${LEAD_DEPARTMENT}`, null)),
    // 12345 takes the calls of the whole city.
    member('hotline', ['hotlineClerk'], city.gb6, `${city.gb6}-${LEAD_DEPARTMENT}`, null),
    // The halls of a region are run by one person, those of the city's own department by another.
    ...[city, ...counties].map(({ gb6 }) => member(`hall-${gb6}`, ['hallManager'], gb6, `${gb6}-${LEAD_DEPARTMENT}`, null)),
    // A bank's clerk who takes in for the county at the bank's own counter.
    member('partner-379902', ['partnerOperator'], '379902', `379902-${LEAD_DEPARTMENT}`, 'H-379902001'),
  ]
  let mobile = FIRST_MOBILE
  return staff.map((one) => (REACHED_BY_PHONE.test(one.login) ? { ...one, phone: toMobile(mobile++) } : one))
}
