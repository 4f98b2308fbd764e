import { type ClueProgress, CLUE_KINDS, clueKindHints, clueKindWords, REPORT_FLOOD, type ReportedClue } from '../../../modules/supervision/index.ts'
import { getDirectory } from '../../../modules/organisation/index.ts'
import { Refusal } from '../../../platform/errors.ts'
import { errorsByField, fieldOf, fieldsOf, type Page, type PageReply, type PageRequest } from '../../../platform/http/page.ts'
import { makeShell, shownRegion } from '../make-shell.ts'
import { readClueProgress, reportClue, uploadClueFile } from '../operations.ts'
import { goTo, show, UNPROCESSABLE } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { ReportProgressView, ReportQueryView, ReportReceivedView, ReportView, type HeldFile } from '../views/report.tsx'
import { ACCEPTED } from './materials.ts'

const RECEIVED_COOKIE = 'yichuang_report'
/** Long enough to write the number down, short enough for a computer that others use too. */
const RECEIVED_SECONDS = 600
const MOST_FILES = 3
/** The fields that are typed; an empty one is not sent on. */
const TYPED = ['region', 'kind', 'content', 'place', 'happenedOn', 'name', 'phone'] as const

interface Typed {
  values: Record<string, string>
  held: HeldFile[]
  errors: Record<string, string>
}

async function showReport(request: PageRequest, typed?: Typed): Promise<PageReply> {
  const [made, directory] = await Promise.all([makeShell(request, { currentPath: portalPaths.report() }), getDirectory(request.platform)])
  // Whoever is not signed in has no keys of their own, for most pages they see are kept for all; this one is not, and its form is sent once.
  const shell = { ...made, idempotencyKey: request.platform.ids.next() }
  return show(shell, (
    <ReportView
      shell={shell}
      values={{ region: shownRegion(directory, request.cookie), ...typed?.values }}
      errors={typed?.errors ?? {}}
      held={typed?.held ?? []}
      regions={directory.listRegions().map(({ code, name }) => ({ value: code, label: name }))}
      kinds={CLUE_KINDS.map((kind) => ({ value: kind, label: `${clueKindWords[kind]}：${clueKindHints[kind]}` }))}
      accept={ACCEPTED}
    />
  ), typed ? UNPROCESSABLE : undefined)
}

/** 我要反映: without signing in, with a name or without. */
export const reportPage: Page = { method: 'GET', path: '/report', access: 'anyone', answer: (request) => showReport(request) }

export const sendReportPage: Page = {
  method: 'POST',
  path: '/report',
  access: 'anyone',
  flood: REPORT_FLOOD,
  async answer(request) {
    const fresh: HeldFile[] = []
    let refused: string | undefined
    await request.readParts(async (_field, upload) => {
      try {
        const { files } = await request.run<{ files: HeldFile[] }>(uploadClueFile, { body: upload })
        fresh.push(...files.map(({ id, name }) => ({ id, name })))
      } catch (error) {
        if (!(error instanceof Refusal) || error.status >= 500) throw error
        refused = error.detail
      }
    })
    const held = [...fieldsOf(request.form, 'held').flatMap(toHeld), ...fresh]
    const values = Object.fromEntries(TYPED.map((name) => [name, (fieldOf(request.form, name) ?? '').trim()]))
    if (refused) return showReport(request, { values, held, errors: { files: refused } })
    try {
      const key = fieldOf(request.form, '_idempotencyKey')
      const body = { ...(key ? { key } : {}), ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')), ...(held.length > 0 ? { files: held.map(({ id }) => id) } : {}) }
      const { number, code, dueOn } = await request.run<ReportedClue>(reportClue, { body })
      return { kind: 'redirect', to: portalPaths.reportReceived(), cookies: [{ name: RECEIVED_COOKIE, value: `${number}.${code}.${dueOn}`, maxAgeSeconds: RECEIVED_SECONDS }] }
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== UNPROCESSABLE) throw error
      const errors = errorsByField(error.errors)
      // Of too many the first stay; files that are nobody's any more are chosen again.
      return showReport(request, { values, held: errors.files ? (held.length > MOST_FILES ? held.slice(0, MOST_FILES) : []) : held, errors })
    }
  },
}

/** What was uploaded with a form that came back: its id, and the name as whoever sent it knows it. */
function toHeld(text: string): HeldFile[] {
  const [id = '', ...name] = text.split('|')
  return id ? [{ id, name: name.join('|') || '附件' }] : []
}

/** Number and code, once more while they are fresh. */
export const reportReceivedPage: Page = {
  method: 'GET',
  path: '/report/received',
  access: 'anyone',
  async answer(request) {
    const [number, code, dueOn] = request.cookie(RECEIVED_COOKIE)?.split('.') ?? []
    if (!number || !code || !dueOn || !/^\d{4}-\d{2}-\d{2}$/.test(dueOn)) return goTo(portalPaths.reportProgress())
    const shell = await makeShell(request, { currentPath: portalPaths.reportReceived() })
    return show(shell, <ReportReceivedView shell={shell} number={number} code={code} dueOn={dueOn} />)
  },
}

async function showQuery(request: PageRequest, typed: { number?: string; errors: { number?: string; code?: string } }, status?: number): Promise<PageReply> {
  const shell = await makeShell(request, { currentPath: portalPaths.reportProgress() })
  return show(shell, <ReportQueryView shell={shell} {...typed} />, status)
}

export const reportProgressPage: Page = { method: 'GET', path: '/report/progress', access: 'anyone', answer: (request) => showQuery(request, { errors: {} }) }

/** Shows the answer without a redirect: the code must not be in an address, and looking changes nothing. */
export const showReportProgressPage: Page = {
  method: 'POST',
  path: '/report/progress',
  access: 'anyone',
  flood: { most: 20, perMinutes: 10 },
  async answer(request) {
    const number = (fieldOf(request.form, 'number') ?? '').trim()
    const code = (fieldOf(request.form, 'code') ?? '').trim()
    const errors = { ...(number ? {} : { number: '请填写反映编号。' }), ...(code ? {} : { code: '请填写查询码。' }) }
    if (!number || !code) return showQuery(request, { number, errors }, UNPROCESSABLE)
    try {
      const progress = await request.run<ClueProgress>(readClueProgress, { body: { number, code } })
      const shell = await makeShell(request, { currentPath: portalPaths.reportProgress() })
      return show(shell, <ReportProgressView shell={shell} progress={progress} />)
    } catch (error) {
      if (!(error instanceof Refusal) || error.status >= 500 || error.status === 429) throw error
      return showQuery(request, { number, errors: { code: error.detail } }, error.status)
    }
  },
}
