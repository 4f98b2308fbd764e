import { getWorkCalendar, nextWorkday } from '../../../modules/calendar/index.ts'
import { type ItemPage, listItemsOperation, listThemesOperation, type ThemeList } from '../../../modules/catalogue/index.ts'
import { getDirectory, openingsOf, printPeriods } from '../../../modules/organisation/index.ts'
import type { Page, PageRequest } from '../../../platform/http/page.ts'
import { listPopularItemsOperation, type PopularItems } from '../catalogue-operations.ts'
import { listDrafts, listOpenInvitations, listOwnApplications } from '../operations.ts'
import { makeShell } from '../make-shell.ts'
import { show } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { readPortalSettings, toParts } from '../settings.ts'
import { HomeView, type TodayTask } from '../views/home.tsx'
import { keptFor } from './caching.ts'
import { frequentItems } from './frequent-items.ts'
import { toItemCard } from './item-summaries.ts'

const MAX_ITEMS = 200

export const homePage: Page = {
  method: 'GET',
  path: '/',
  access: 'anyone',
  caching: keptFor(() => false),
  async answer(request) {
    const { platform } = request
    const shell = await makeShell(request)
    const region = shell.region.code
    const [directory, calendar, settings, themes, items, popular, tasks] = await Promise.all([
      getDirectory(platform),
      getWorkCalendar(platform, region),
      readPortalSettings(platform, region),
      request.run<ThemeList>(listThemesOperation, { query: {} }),
      request.run<ItemPage>(listItemsOperation, { query: { region, limit: MAX_ITEMS } }),
      request.run<PopularItems>(listPopularItemsOperation, { query: { region } }),
      request.actor.kind === 'citizen' ? listTasks(request) : [],
    ])
    const today = platform.clock.today()
    const [hall] = directory.listHalls(region)
    const [opening] = hall ? await openingsOf(platform, hall, 1) : []
    const frequent = frequentItems(items.items, popular, settings)
    const topicsOf = (audience: 'persons' | 'enterprises') => themes.items.filter((theme) => theme.audience === audience).map(({ topic, count }) => ({ topic, count }))
    return show(shell, (
      <HomeView
        shell={shell}
        today={today}
        hall={hall && { id: hall.id, name: hall.name, address: hall.address, hoursToday: (opening && printPeriods(opening)) || undefined, nextOpenOn: nextWorkday(calendar, today) }}
        tasks={tasks}
        exampleQueries={toParts(settings.exampleQueries)}
        personTopics={topicsOf('persons')}
        enterpriseTopics={topicsOf('enterprises')}
        countedDays={frequent.countedDays}
        frequentItems={frequent.items.map((item) => toItemCard(item, region))}
      />
    ))
  },
}

/** More would push the search box off a phone's screen. */
const MAX_TASKS = 4

/** What this person should do: corrections first, for they have a last day. */
async function listTasks(request: PageRequest): Promise<TodayTask[]> {
  const [own, drafts, invitations] = await Promise.all([
    request.run<{ rows: { number: string; itemName: string; state: string }[] }>(listOwnApplications, { query: { limit: 20 } }),
    request.run<{ rows: { id: string; itemName: string; expiresOn: string }[] }>(listDrafts),
    request.run<{ rows: { id: string; item: { name: string } }[] }>(listOpenInvitations, { query: { limit: 2 } }),
  ])
  const tasks: TodayTask[] = [
    ...own.rows.filter(({ state }) => state === 'correctionRequested').map(({ number, itemName }) => ({ kind: 'correctMaterials' as const, itemName, href: portalPaths.correction(number) })),
    ...own.rows.filter(({ state }) => state === 'handedOut').map(({ number, itemName }) => ({ kind: 'collectResult' as const, itemName, href: portalPaths.application(number) })),
    ...drafts.rows.map(({ id, itemName, expiresOn }) => ({ kind: 'continueDraft' as const, itemName, href: portalPaths.draft(id), dueOn: expiresOn })),
    ...invitations.rows.map(({ id, item }) => ({ kind: 'rate' as const, itemName: item.name, href: portalPaths.rating(id) })),
  ]
  return tasks.slice(0, MAX_TASKS)
}
