import { Refusal } from '../../../platform/errors.ts'
import { fieldOf, type Page, type PageReply, type PageRequest } from '../../../platform/http/page.ts'
import { makeShell } from '../make-shell.ts'
import { closeAccount, readAccountClosing } from '../operations.ts'
import { goTo, show, UNPROCESSABLE } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { AccountClosingView, type AccountClosingProps } from '../views/privacy/account-closing.tsx'

async function showClosing(request: PageRequest, problem?: string, status?: number): Promise<PageReply> {
  const [shell, closing] = await Promise.all([makeShell(request), request.run<AccountClosingProps['closing']>(readAccountClosing)])
  return show(shell, <AccountClosingView shell={shell} closing={closing} problem={problem} />, status)
}

export const accountClosingPage: Page = {
  method: 'GET',
  path: '/privacy/account-closing',
  access: 'citizen',
  answer: (request) => showClosing(request),
}

export const closeAccountPage: Page = {
  method: 'POST',
  path: '/privacy/account-closing',
  access: 'citizen',
  async answer(request) {
    if (fieldOf(request.form, 'confirmed') !== 'yes') return showClosing(request, '请先看清上面的内容，再勾选确认。', UNPROCESSABLE)
    try {
      await request.run(closeAccount, { body: { confirmed: true } })
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'subjects.open_applications') throw error
      return showClosing(request, error.detail, error.status)
    }
    await request.signOut()
    return goTo(portalPaths.home())
  },
}
