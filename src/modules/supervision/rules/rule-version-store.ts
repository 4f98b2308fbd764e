import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { RuleVersion } from './rule-version.ts'

/** Of all regions, in the order they were made: some dozens in a city. */
export const listRuleVersionRows = (db: Db): Promise<RuleVersion[]> =>
  db.query<RuleVersion>(rawSql(`
    select region, rule, version, from_day::text as "fromDay", is_on as "isOn", content, source, changed_by as "changedBy", changed_by_name as "changedByName", changed_at as "changedAt"
    from supervision.rule_version order by region, rule, version`))

/** Writes nothing when somebody was faster. */
export const insertRuleVersion = ({ region, rule, version, fromDay, isOn, content, source, changedBy, changedByName, changedAt }: RuleVersion): Statement => sql`
  insert into supervision.rule_version (region, rule, version, from_day, is_on, content, source, changed_by, changed_by_name, changed_at)
  values (${region}, ${rule}, ${version}, ${fromDay}, ${isOn}, ${JSON.stringify(content)}::jsonb, ${source}, ${changedBy}, ${changedByName}, ${changedAt})
  on conflict (region, rule, version) do nothing returning 1`

/**
 * Limits that began today, or begin later, were measured by the rule as it was: the next tick looks at them again. In a region, or in
 * all of a city. Once for a change of a rule; locks in the order of the key, as the readers of news do.
 */
export const lookAgain = ({ region, fromDay, changedAt }: Pick<RuleVersion, 'region' | 'fromDay' | 'changedAt'>): Statement => sql`
  update supervision.matter set next_at = ${changedAt}::timestamptz
  from (select region, kind, id from supervision.matter
    where (region = ${region} or (${region} like '%00' and left(region, 4) = left(${region}, 4))) and clocks <> '[]'
      and jsonb_path_exists(clocks, '$[*].clock.startedOn ? (@ >= $day)', jsonb_build_object('day', ${fromDay}::text))
    order by region, kind, id for update) begun
  where matter.region = begun.region and matter.kind = begun.kind and matter.id = begun.id and exists (select 1 from guard)`
