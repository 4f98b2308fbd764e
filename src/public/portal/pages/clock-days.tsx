import type { ClockDaysView } from '../../../modules/applications/index.ts'
import { fieldOf, type Page } from '../../../platform/http/page.ts'
import { makeShell } from '../make-shell.ts'
import { readOwnClockDays } from '../operations.ts'
import { show } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { ClockDaysPageView } from '../views/clock-days.tsx'
import { readOwn } from './application-pages.tsx'

/** 期限怎么算: every day of one of the clocks of one's own case. */
export const clockDaysPage: Page = {
  method: 'GET',
  path: '/applications/:number/days',
  access: 'citizen',
  async answer(request) {
    const clock = fieldOf(request.query, 'clock') ?? 'promised'
    const view = await readOwn(request)
    const [shell, days] = await Promise.all([
      makeShell(request, { region: view.region, currentPath: portalPaths.clockDays(view.number, clock) }),
      request.run<ClockDaysView>(readOwnClockDays, { params: { number: view.number }, query: { clock } }),
    ])
    return show(shell, <ClockDaysPageView shell={shell} number={view.number} itemName={view.item.name} clocks={view.clocks} days={days} />)
  },
}
