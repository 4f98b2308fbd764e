import { Refusal } from '../../../platform/errors.ts'
import { fieldOf, type Page, type PageRequest } from '../../../platform/http/page.ts'
import { makeShell } from '../make-shell.ts'
import { requestHearing } from '../operations.ts'
import { goTo, show } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { HearingView } from '../views/hearing.tsx'
import { readOwn } from './application-pages.tsx'

async function showHearing(request: PageRequest, given: { reason?: string; error?: string } = {}, status?: number) {
  const view = await readOwn(request)
  // Whoever may not ask for it sees why on the page of the application.
  if (!view.hearing || (status === undefined && !view.allowedActions.some(({ verb, allowed }) => verb === 'request-hearing' && allowed))) return goTo(portalPaths.application(view.number))
  const matter = view.timeline.findLast(({ type }) => type === 'hearingOffered')?.note ?? ''
  const shell = await makeShell(request, { region: view.region, version: Number(fieldOf(request.form, '_version')) || view.version })
  return show(shell, <HearingView shell={shell} number={view.number} itemName={view.item.name} matter={matter} dueOn={view.hearing.requestDueOn} {...given} />, status)
}

/** 要求听证: within five workdays of being told, free of charge. */
export const hearingPage: Page = {
  method: 'GET',
  path: '/applications/:number/hearing',
  access: 'citizen',
  answer: (request) => showHearing(request),
}

export const requestHearingPage: Page = {
  method: 'POST',
  path: '/applications/:number/hearing',
  access: 'citizen',
  async answer(request) {
    const reason = (fieldOf(request.form, 'reason') ?? '').trim()
    const number = request.params.number!
    try {
      await request.run(requestHearing, { params: { number }, body: { reason } })
    } catch (error) {
      if (!(error instanceof Refusal) || !error.errors) throw error
      return showHearing(request, { reason, error: error.errors[0]?.message }, error.status)
    }
    return goTo(portalPaths.application(number))
  },
}
