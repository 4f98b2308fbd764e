import { Refusal } from '../../../platform/errors.ts'
import type { Page, PageReply, PageRequest } from '../../../platform/http/page.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { findListFingerprint, makeOfflineVerifier, OFFLINE_POLICY } from '../../../modules/certificates/index.ts'
import { makeShell } from '../make-shell.ts'
import { verifyFile } from '../operations.ts'
import { show, UNPROCESSABLE } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { type FileVerification, VerifyFileView, type VerifyFileProps } from '../views/verify-file.tsx'

const PATH = '/verify-file'

async function showForm(request: PageRequest, props: Omit<VerifyFileProps, 'shell' | 'listFingerprint'> = {}, status?: number): Promise<PageReply> {
  const [shell, listFingerprint] = await Promise.all([makeShell(request, { currentPath: portalPaths.fileVerification() }), findListFingerprint(request.platform)])
  return show(shell, <VerifyFileView shell={shell} listFingerprint={listFingerprint} {...props} />, status)
}

export const fileVerificationPage: Page = { method: 'GET', path: PATH, access: 'anyone', answer: (request) => showForm(request) }

/** Checks the file that came; nothing of it is kept. */
export const verifyFilePage: Page = {
  method: 'POST',
  path: PATH,
  access: 'anyone',
  async answer(request) {
    let found: Omit<FileVerification, 'checkedAt'> | undefined
    try {
      await request.readParts(async (_field, upload) => {
        found ??= await request.run<Omit<FileVerification, 'checkedAt'>>(verifyFile, { body: upload })
      })
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 413) throw error
      return showForm(request, { error: error.detail }, error.status)
    }
    if (!found) return showForm(request, { error: '请选择要核验的证照文件（PDF 或 OFD）。' }, UNPROCESSABLE)
    return showForm(request, { result: { ...found, checkedAt: toRfc3339(request.platform.clock.now()) } })
  },
}

/** One file that checks others without a network. With a policy of its own: it runs what is written in it, and asks nobody. */
export const offlineVerifierPage: Page = {
  method: 'GET',
  path: '/offline-verifier.html',
  access: 'anyone',
  answer: async ({ platform }) => ({ kind: 'html', html: await makeOfflineVerifier(platform), contentSecurityPolicy: OFFLINE_POLICY }),
}
