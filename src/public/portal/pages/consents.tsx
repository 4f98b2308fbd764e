import type { Static } from 'typebox'
import { type ConsentList, isConsentScope } from '../../../modules/subjects/index.ts'
import { Refusal, notFound } from '../../../platform/errors.ts'
import { fieldOf, type Page, type PageReply, type PageRequest } from '../../../platform/http/page.ts'
import { makeShell } from '../make-shell.ts'
import { giveOwnConsent, listOwnConsents, readCitizenSelf, withdrawOwnConsent } from '../operations.ts'
import { goTo, show } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { ConsentsView } from '../views/privacy/consents.tsx'
import type { Self } from './prefill.ts'

/** Whom a page is about: oneself when it does not say. */
const subjectOf = (fields: PageRequest['query']): string | undefined => fieldOf(fields, 'subject') || undefined

async function showConsents(request: PageRequest, subject: string | undefined, problem?: string, status?: number): Promise<PageReply> {
  const [shell, consents, { principals, subject: self }] = await Promise.all([
    makeShell(request, { currentPath: portalPaths.consents(subject) }),
    request.run<Static<typeof ConsentList>>(listOwnConsents, { query: subject ? { subject } : {} }),
    request.run<Self>(readCitizenSelf),
  ])
  return show(shell, (
    <ConsentsView
      shell={shell}
      subject={{ id: consents.subject.id, name: consents.subject.name, isSelf: consents.subject.id === self.id, isChild: consents.isChild }}
      others={principals.filter((principal) => principal.subject.id !== consents.subject.id).map((principal) => ({ id: principal.subject.id, name: principal.subject.name, isSelf: principal.subject.id === self.id }))}
      consents={consents.rows}
      problem={problem}
    />
  ), status)
}

/** 我的同意. */
export const consentsPage: Page = {
  method: 'GET',
  path: '/privacy/consents',
  access: 'citizen',
  answer: (request) => showConsents(request, subjectOf(request.query)),
}

export const giveConsentPage: Page = {
  method: 'POST',
  path: '/privacy/consents',
  access: 'citizen',
  async answer(request) {
    const subject = subjectOf(request.form)
    const scope = fieldOf(request.form, 'scope')
    return change(request, subject, () => request.run(giveOwnConsent, { body: { scope, noticeVersion: Number(fieldOf(request.form, 'noticeVersion')), ...(subject ? { subject } : {}) } }))
  },
}

export const withdrawConsentPage: Page = {
  method: 'POST',
  path: '/privacy/consents/withdrawal',
  access: 'citizen',
  async answer(request) {
    const subject = subjectOf(request.form)
    const scope = fieldOf(request.form, 'scope')
    if (!isConsentScope(scope)) throw notFound('这项同意', 'subjects.no_such_consent')
    return change(request, subject, () => request.run(withdrawOwnConsent, { params: { scope }, body: subject ? { subject } : {} }))
  },
}

/** What another tab changed meanwhile is shown as it is now, with a sentence. */
async function change(request: PageRequest, subject: string | undefined, run: () => Promise<unknown>): Promise<PageReply> {
  try {
    await run()
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 409) throw error
    return showConsents(request, subject, error.detail, error.status)
  }
  return goTo(portalPaths.consents(subject))
}
