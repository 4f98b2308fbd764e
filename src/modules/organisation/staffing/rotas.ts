import type { Context, Platform } from '../../../platform/context.ts'
import { addDays, getWorkCalendar, isWorkday, type WorkCalendar } from '../../calendar/index.ts'
import { type Directory, getDirectory } from '../directory.ts'
import { getOfficerSkills } from '../grants/grants.ts'
import type { Hall } from '../organisation.ts'
import type { Duty, RotaWeek } from './rota.ts'
import { mondayOf, type RotaFacts } from './rota-rules.ts'
import { listRotaWeeks } from './rota-store.ts'

/** Who sits at which window of a hall on a day, by its published rota; undefined while none is published. */
export async function rotaOf(platform: Pick<Platform, 'db' | 'memo'>, hallId: string, day: string): Promise<Duty[] | undefined> {
  const { region } = (await getDirectory(platform)).hall(hallId)
  const [week] = await listRotaWeeks(platform.db, region, hallId, mondayOf(day), mondayOf(day))
  return week?.published?.filter((duty) => duty.day === day)
}

/** A week as it is planned, and everything its rules ask for. */
export async function getRotaWeek(ctx: Context, hall: Hall, directory: Directory, day: string): Promise<{ week: RotaWeek; lastWeek: RotaWeek | undefined; facts: RotaFacts; calendar: WorkCalendar }> {
  const monday = mondayOf(day)
  const before = addDays(monday, -7)
  const [weeks, skills, calendar] = await Promise.all([listRotaWeeks(ctx.db, hall.region, hall.id, before, monday), getOfficerSkills(ctx), getWorkCalendar(ctx, hall.region, hall.id)])
  const lastWeek = weeks.find((each) => each.monday === before)
  const none: ReadonlySet<string> = new Set()
  return {
    week: weeks.find((each) => each.monday === monday) ?? { region: hall.region, hallId: hall.id, monday, version: 0, draft: [], published: null, publishedAt: null },
    lastWeek, calendar,
    facts: {
      monday, windows: hall.windows, lastWeek: lastWeek?.published ?? [], isWorkday: (each) => isWorkday(calendar, each),
      officers: new Map(directory.listHallOfficers(hall.id).map(({ id, name }) => [id, { name, skills: skills.get(id) ?? none }])),
    },
  }
}
