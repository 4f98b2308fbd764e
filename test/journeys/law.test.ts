import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ApplicationView } from '../../src/modules/applications/contract.ts'
import { stateWords } from '../../src/modules/applications/application.ts'
import { signInActors } from '../kit/actors.ts'
import { answerOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'
import { publishLawItems } from './law/law-items.ts'
import { type Outcome, performRow, type Play } from './law/play-scenario.ts'
import { type Column, type Expected, listScenarioFiles, readScenarios, type Row } from './law/read-scenarios.ts'

/**
 * The law as tables (`law/*.md`), each row done over HTTP at its minute. The scenarios live in one city at the same
 * time: their rows are merged by time, and the demonstration clock moves from one to the next.
 */
const FOLDER = join(import.meta.dirname, 'law')

/** What a table calls a state, where that is shorter than what a screen says. */
const SHORT: Record<string, string> = {
  submitted: '已提交', revisionRequested: '待修改', received: '已收件', correctionRequested: '待补正', accepted: '已受理', reviewed: '待决定', delivered: '已送达', ended: '已终止', transferred: '已转报', revoked: '已撤销',
}
const wordOf = (view: ApplicationView): string => `${SHORT[view.state] ?? stateWords[view.state as keyof typeof stateWords]}${view.paused ? '（暂停）' : ''}`

/** The outcome in the words of the table, in the columns the row speaks of. */
function toCells(outcome: Outcome, expected: Expected): Expected {
  if ('refused' in outcome) return { state: `拒绝 ${outcome.refused}` }
  const { view } = outcome
  const cellOf = (column: Column): string => {
    if (!view) return '（没有办件）'
    if (column === 'state') return wordOf(view)
    const day = view[column]
    return day === null ? '—' : `${view.dueIsProvisional && expected[column]!.startsWith('约') ? '约' : ''}${day}`
  }
  return Object.fromEntries((Object.keys(expected) as Column[]).map((column) => [column, cellOf(column)]))
}

const plays = listScenarioFiles(FOLDER).flatMap((name) => readScenarios(FOLDER, name).map((scenario): Play & { name: string; seen: { row: Row; cells: Expected }[] } => ({ name, scenario, seen: [] })))

/** Where the clock leaps over weeks, nobody else's rows may stop it on the way. */
const LEAPING = 'leap.md'

for (const [clock, ofCity] of Map.groupBy(plays, ({ name }) => (name === LEAPING ? 'a clock that leaps' : 'a clock that goes from row to row'))) {
  const rows = ofCity.flatMap((play) => play.scenario.rows.map((row) => ({ play, row }))).sort((a, b) => (a.row.at < b.row.at ? -1 : a.row.at > b.row.at ? 1 : a.row.line - b.row.line))
  describe(`${clock}`, () => {
    let city: TestApp
    beforeAll(async () => {
      // From midnight: the clock can only be moved ahead.
      city = await startTestApp({ now: `${rows[0]!.row.at.slice(0, 10)}T00:00:00+08:00` })
      await publishLawItems(city.platform)
      const actors = await signInActors(city.url)
      let now = ''
      for (const { play, row } of rows) {
        if (row.at > now) answerOf(await actors.visitor.post('/demo/clock', { now: (now = row.at) }))
        const cells = await performRow(actors, play, row).then((outcome) => toCells(outcome, row.expected), (error: unknown): Expected => ({ state: `出错 ${String(error)}` }))
        play.seen.push({ row, cells })
      }
    }, 240_000)
    afterAll(() => city?.close())

    for (const { name, scenario, seen } of ofCity) {
      test(`${name}：${scenario.title}（${scenario.article}）`, () => {
        for (const { row, cells } of seen) expect(cells, `${name}:${row.line} ${row.at.slice(0, 16)} ${row.who}${row.action}`).toEqual(row.expected)
        expect(seen).toHaveLength(scenario.rows.length)
      })
    }
  })
}
