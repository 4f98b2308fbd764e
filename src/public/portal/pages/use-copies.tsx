import type { CopyVerificationReply, OwnCertificateReply, UseCopyReply } from '../../../modules/certificates/index.ts'
import { Refusal } from '../../../platform/errors.ts'
import { errorsByField, fieldOf, type Page, type PageRequest } from '../../../platform/http/page.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import type { Download } from '../../../platform/operations.ts'
import { makeShell } from '../make-shell.ts'
import { makeUseCopy, openUseCopy, readOwnCertificate, revokeUseCopy, verifyUseCopy } from '../operations.ts'
import { goTo, show } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { NewCopyView, UseCopyView } from '../views/use-copy.tsx'

interface Typed {
  usedByUnit?: string | undefined
  purpose?: string | undefined
  validUntil?: string | undefined
}

async function showNewCopy(request: PageRequest, typed: Typed, errors: Record<string, string>, status?: number) {
  const certificate = await request.run<OwnCertificateReply>(readOwnCertificate, { params: { identifier: request.params.identifier! } })
  if (certificate.copyUntil === null) return goTo(portalPaths.ownCertificate(certificate.identifier))
  const shell = await makeShell(request, { currentPath: portalPaths.newUseCopy(certificate.identifier) })
  return show(shell, <NewCopyView shell={shell} identifier={certificate.identifier} certificateName={certificate.name} copyUntil={certificate.copyUntil} typed={typed} errors={errors} />, status)
}

/** 出具加注件: for whom, for what, until when. */
export const newCopyPage: Page = {
  method: 'GET',
  path: '/my-certificates/:identifier/new-copy',
  access: 'citizen',
  answer: (request) => showNewCopy(request, {}, {}),
}

export const makeCopyPage: Page = {
  method: 'POST',
  path: '/my-certificates/:identifier/new-copy',
  access: 'citizen',
  async answer(request) {
    const identifier = request.params.identifier!
    const typed = { usedByUnit: fieldOf(request.form, 'usedByUnit') ?? '', purpose: fieldOf(request.form, 'purpose') ?? '', validUntil: fieldOf(request.form, 'validUntil') ?? '' }
    try {
      const { copy } = await request.run<UseCopyReply>(makeUseCopy, { params: { identifier }, body: { usedByUnit: typed.usedByUnit, purpose: typed.purpose, ...(typed.validUntil ? { validUntil: typed.validUntil } : {}) } })
      return goTo(portalPaths.ownCertificate(identifier, copy))
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 422) throw error
      return showNewCopy(request, typed, error.errors ? errorsByField(error.errors) : { usedByUnit: error.detail }, error.status)
    }
  },
}

/** Where the QR code on a copy leads: whoever was given it learns for whom it is and whether it still counts. */
export const useCopyPage: Page = {
  method: 'GET',
  path: '/use-copies/:copy',
  access: 'anyone',
  async answer(request) {
    const shell = await makeShell(request)
    const checkedAt = toRfc3339(request.platform.clock.now())
    try {
      return show(shell, <UseCopyView shell={shell} result={{ ...(await request.run<CopyVerificationReply>(verifyUseCopy, { params: { copy: request.params.copy! } })), checkedAt }} />)
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 404) throw error
      return show(shell, <UseCopyView shell={shell} error={error.detail} />, error.status)
    }
  },
}

export const useCopyFilePage: Page = {
  method: 'GET',
  path: '/use-copies/:copy/file',
  access: 'citizen',
  answer: async (request) => ({ kind: 'file', file: await request.run<Download>(openUseCopy, { params: { copy: request.params.copy! } }) }),
}

export const revokeCopyPage: Page = {
  method: 'POST',
  path: '/use-copies/:copy/revocation',
  access: 'citizen',
  async answer(request) {
    const { identifier } = await request.run<UseCopyReply>(revokeUseCopy, { params: { copy: request.params.copy! } })
    return goTo(portalPaths.ownCertificate(identifier))
  },
}
