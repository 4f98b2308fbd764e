import { expect, test } from 'vitest'
import type { Directory, Officer } from '../../organisation/index.ts'
import { authorityDesk, officerDesk, roleDesk, supervisorDesk, windowDesk } from '../desk/desk-rules.ts'
import { isTexted, officersToText } from './officer-text-rules.ts'

const officer = (n: number, roles: Officer['roles'], authorityId = '379902-SCJG', hallId: string | null = null): Officer =>
  ({ id: `019a0000-0000-7000-8000-00000000000${n}`, region: '379902', name: `甄${n}`, authorityId, unitId: null, hallId, roles })
const staff = [
  officer(1, ['decider']), officer(2, ['decider', 'reviewer']), officer(3, ['decider'], '379902-GAJ'), officer(4, ['windowClerk'], '379902-ZWFW', 'H-379902'), officer(5, ['windowClerk'], '379902-ZWFW', null),
  officer(6, ['supervisor'], '379902-ZWFW'),
]
const directory = {
  listOfficers: (region, role) => staff.filter((each) => each.region === region && each.roles.includes(role)),
  officer: (id) => staff.find((each) => each.id === id)!,
} satisfies Pick<Directory, 'listOfficers' | 'officer'>
const reached = (...desks: Parameters<typeof officersToText>[1]) => officersToText(directory, desks).map(({ officerId }) => Number(officerId.at(-1)))

test('a text of a level goes from the level on that the region says', () => {
  expect((['reminder', 'warning', 'yellow', 'red'] as const).map((level) => isTexted(level, 'yellow'))).toEqual([false, false, true, true])
  expect((['reminder', 'warning', 'yellow', 'red'] as const).map((level) => isTexted(level, 'off'))).toEqual([false, false, false, false])
  expect(isTexted('reminder', 'reminder')).toBe(true)
})

test('it reaches those who hold the role at the authority or in the hall today, and whoever it names', () => {
  expect(reached(roleDesk('379902', 'decider', '379902-SCJG'))).toEqual([1, 2])
  expect(reached(windowDesk('379902', 'H-379902'))).toEqual([4])
  expect(reached(supervisorDesk('379902'))).toEqual([6])
  expect(reached(roleDesk('379903', 'decider', '379902-SCJG'))).toEqual([])
})

test('each once, in their own name before a desk they share; a whole authority is nobody in particular', () => {
  const [first] = officersToText(directory, [officerDesk('379902', staff[1]!.id), roleDesk('379902', 'decider', '379902-SCJG')])
  expect(first!.desk).toBe(staff[1]!.id)
  expect(reached(officerDesk('379902', staff[1]!.id), roleDesk('379902', 'decider', '379902-SCJG'), roleDesk('379902', 'reviewer', '379902-SCJG'))).toEqual([2, 1])
  expect(reached(authorityDesk('379902', '379902-SCJG'))).toEqual([])
})
