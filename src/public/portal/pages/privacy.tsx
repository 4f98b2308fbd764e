import type { Static } from 'typebox'
import type { AccessList, CitizenSelf, DataCorrectionView, OwnRegister, RegisterList } from '../../../modules/subjects/index.ts'
import { Refusal } from '../../../platform/errors.ts'
import { errorsByField, fieldOf, type Page, type PageReply, type PageRequest } from '../../../platform/http/page.ts'
import type { Download } from '../../../platform/operations.ts'
import { makeShell } from '../make-shell.ts'
import { askDataCorrection, exportPersonalData, listOwnAccesses, listOwnCorrections, listOwnRegisters, readCitizenSelf, readOwnRegister } from '../operations.ts'
import { goTo, show, UNPROCESSABLE } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { AskCorrectionView } from '../views/privacy/ask-correction.tsx'
import { DataAccessesView } from '../views/privacy/data-accesses.tsx'
import { OwnRegistersView } from '../views/privacy/own-registers.tsx'
import { PrivacyView } from '../views/privacy/privacy.tsx'

const PAGE_SIZE = 20
/** The newest looks on the page that leads to all of them. */
const LATEST = 3

/** 我的信息: what is kept of oneself, who looked at it, and what one may do about it. */
export const privacyPage: Page = {
  method: 'GET',
  path: '/privacy',
  access: 'citizen',
  async answer(request) {
    const cursor = fieldOf(request.query, 'cursor')
    const [shell, { subject, phoneMasked, principals }, accesses, corrections] = await Promise.all([
      makeShell(request),
      request.run<Static<typeof CitizenSelf>>(readCitizenSelf),
      request.run<Static<typeof AccessList>>(listOwnAccesses, { query: { limit: LATEST } }),
      request.run<{ rows: DataCorrectionView[]; next: string | null }>(listOwnCorrections, { query: { limit: PAGE_SIZE, ...(cursor ? { cursor } : {}) } }),
    ])
    return show(shell, (
      <PrivacyView
        shell={shell}
        subject={{ name: subject.name, identity: subject.identityMasked, phone: phoneMasked ?? undefined, address: subject.address ?? undefined, birthDate: subject.birthDate ?? undefined }}
        principals={principals.slice(1).map(({ subject: { id, name }, as, asName, untilDay, endsSoon }) => ({ id, name, asName, isGuardian: as === 'guardian', untilDay, endsSoon }))}
        latest={accesses.rows}
        corrections={corrections.rows}
        olderCorrectionsHref={corrections.next ? portalPaths.privacy(corrections.next) : undefined}
      />
    ))
  },
}

/** 谁看过我的信息. */
export const dataAccessesPage: Page = {
  method: 'GET',
  path: '/privacy/accesses',
  access: 'citizen',
  async answer(request) {
    const kind = fieldOf(request.query, 'kind') || undefined
    const cursor = fieldOf(request.query, 'cursor')
    const subject = fieldOf(request.query, 'subject') || undefined
    const whose = subject ? { subject } : {}
    const [shell, self, { rows, next, keptYears }] = await Promise.all([
      makeShell(request),
      request.run<Static<typeof CitizenSelf>>(readCitizenSelf),
      request.run<Static<typeof AccessList>>(listOwnAccesses, { query: { limit: PAGE_SIZE, ...whose, ...(kind ? { kind } : {}), ...(cursor ? { cursor } : {}) } }),
    ])
    return show(shell, (
      <DataAccessesView
        shell={shell}
        owners={self.principals.map(({ subject: { id, name }, as }) => ({ name: as === 'self' ? '我自己' : name, href: portalPaths.dataAccesses(as === 'self' ? {} : { subject: id }), isShown: id === (subject ?? self.subject.id) }))}
        subject={subject}
        kind={kind}
        accesses={rows}
        firstHref={cursor === undefined ? undefined : portalPaths.dataAccesses({ ...whose, kind })}
        nextHref={next ? portalPaths.dataAccesses({ ...whose, kind, cursor: next }) : undefined}
        tableHref={portalPaths.dataAccessTable({ ...whose, kind })}
        keptYears={keptYears}
      />
    ))
  },
}

export const dataAccessTablePage: Page = {
  method: 'GET',
  path: '/privacy/accesses/table.csv',
  access: 'citizen',
  async answer(request) {
    const kind = fieldOf(request.query, 'kind') || undefined
    const subject = fieldOf(request.query, 'subject') || undefined
    return { kind: 'file', file: await request.run<Download>(listOwnAccesses.csv!, { query: { ...(subject ? { subject } : {}), ...(kind ? { kind } : {}) } }) }
  },
}

export const personalDataPage: Page = {
  method: 'GET',
  path: '/privacy/data.json',
  access: 'citizen',
  answer: async (request) => ({ kind: 'file', file: await request.run<Download>(exportPersonalData) }),
}

/** Whom a page is about: oneself when it does not say. */
const whoseOf = (fields: PageRequest['query']): { subject?: string } => {
  const subject = fieldOf(fields, 'subject')
  return subject ? { subject } : {}
}

/** 查阅登记信息: one register at a time, when it is chosen: every look is on the log. */
export const ownRegistersPage: Page = {
  method: 'GET',
  path: '/privacy/registers',
  access: 'citizen',
  async answer(request) {
    const whose = whoseOf(request.query)
    const register = fieldOf(request.query, 'register') || undefined
    const [shell, self, { rows }] = await Promise.all([makeShell(request), request.run<Static<typeof CitizenSelf>>(readCitizenSelf), request.run<Static<typeof RegisterList>>(listOwnRegisters, { query: whose })])
    const other = otherOf(self, whose.subject)
    const corrections = other ? (await request.run<{ rows: DataCorrectionView[] }>(listOwnCorrections, { query: { ...whose, limit: PAGE_SIZE } })).rows : []
    const isChosen = register !== undefined && rows.some(({ name }) => name === register)
    const reading = isChosen ? await request.run<Static<typeof OwnRegister>>(readOwnRegister, { body: { ...whose, register } }) : undefined
    const owners = self.principals.filter(({ subject, as }) => as !== 'agent' || subject.kind === 'enterprise')
      .map(({ subject: { id, name }, as }) => ({ name: as === 'self' ? '我自己' : name, href: portalPaths.ownRegisters(as === 'self' ? {} : { subject: id }), isShown: id === (other?.id ?? self.subject.id) }))
    return show(shell, <OwnRegistersView shell={shell} subject={other} owners={owners} registers={rows} corrections={corrections} reading={reading} />)
  },
}

/** Whom else it is about, among those for whom one may act. */
function otherOf({ subject: { id: own }, principals }: Static<typeof CitizenSelf>, id: string | undefined): { id: string; name: string } | undefined {
  const found = id === own ? undefined : principals.find(({ subject }) => subject.id === id)
  return found && { id: found.subject.id, name: found.subject.name }
}

interface Asked {
  register: string
  field: string
  shown: string
  correct: string
  reason: string
}

const askedOf = (fields: PageRequest['query']): Asked => {
  const text = (name: keyof Asked) => (fieldOf(fields, name) ?? '').trim()
  return { register: text('register'), field: text('field'), shown: text('shown'), correct: text('correct'), reason: text('reason') }
}

async function showAsking(request: PageRequest, whose: { subject?: string }, asked: Asked, errors: Record<string, string> = {}, status?: number): Promise<PageReply> {
  const [shell, self, { rows }] = await Promise.all([makeShell(request), request.run<Static<typeof CitizenSelf>>(readCitizenSelf), request.run<Static<typeof RegisterList>>(listOwnRegisters, { query: whose })])
  return show(shell, <AskCorrectionView shell={shell} subject={otherOf(self, whose.subject)} registers={rows} asked={asked} errors={errors} />, status)
}

/** 申请更正: prefilled where one looked at the register before. */
export const askCorrectionPage: Page = {
  method: 'GET',
  path: '/privacy/corrections/new',
  access: 'citizen',
  answer: (request) => showAsking(request, whoseOf(request.query), askedOf(request.query)),
}

export const sendCorrectionPage: Page = {
  method: 'POST',
  path: '/privacy/corrections/new',
  access: 'citizen',
  async answer(request) {
    const whose = whoseOf(request.form)
    const asked = askedOf(request.form)
    try {
      const { shown, ...body } = asked
      await request.run(askDataCorrection, { body: { ...whose, ...body, ...(shown ? { shown } : {}) } })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.errors) return showAsking(request, whose, asked, errorsByField(error.errors), UNPROCESSABLE)
      if (error.code === 'subjects.correction_pending') return showAsking(request, whose, asked, { field: error.detail }, error.status)
      throw error
    }
    return goTo(`${whose.subject ? portalPaths.ownRegisters(whose) : portalPaths.privacy()}#corrections`)
  },
}
