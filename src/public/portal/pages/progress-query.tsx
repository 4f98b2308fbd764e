import { Refusal } from '../../../platform/errors.ts'
import { fieldOf, type Page, type PageRequest } from '../../../platform/http/page.ts'
import { makeShell } from '../make-shell.ts'
import { openRatingWithPassword, readProgress } from '../operations.ts'
import { show, UNPROCESSABLE } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { type ApplicationAction, ApplicationProgressView } from '../views/application-progress.tsx'
import { ProgressQueryView, type ProgressQueryProps } from '../views/progress-query.tsx'
import { contactOf, type Progress, toProgressProps } from './progress-props.ts'

/** The QR code on a receipt brings the number along; the password is typed. */
export const progressQueryPage: Page = {
  method: 'GET',
  path: '/progress',
  access: 'anyone',
  answer: (request) => showQuery(request, { number: fieldOf(request.query, 'number')?.slice(0, 60), errors: {} }),
}

/** Shows what was asked for without a redirect: the password must not be in an address, and looking changes nothing. */
export const showProgressPage: Page = {
  method: 'POST',
  path: '/progress',
  access: 'anyone',
  async answer(request) {
    const number = (fieldOf(request.form, 'number') ?? '').trim()
    const password = (fieldOf(request.form, 'queryPassword') ?? '').trim()
    const errors = { ...(number ? {} : { number: '请填写办件编号。' }), ...(password ? {} : { queryPassword: '请填写查询密码。' }) }
    if (!number || !password) return showQuery(request, { number, errors }, UNPROCESSABLE)
    try {
      const progress = await request.run<Progress>(readProgress, { body: { number, password } })
      const shell = await makeShell(request, { currentPath: portalPaths.progressQuery(progress.number) })
      return show(shell, <ApplicationProgressView {...toProgressProps(progress, shell)} contact={contactOf(shell)} documents={[]} actions={await actionsOf(request, number, password)} anonymous />)
    } catch (error) {
      if (!(error instanceof Refusal) || error.status >= 500) throw error
      return showQuery(request, { number, errors: { queryPassword: error.detail } }, error.status)
    }
  },
}

/** 凭证上的二维码: whoever holds the receipt may rate what it was given for, as soon as there is something to rate. */
async function actionsOf(request: PageRequest, number: string, password: string): Promise<ApplicationAction[]> {
  try {
    const { code } = await request.run<{ code: string }>(openRatingWithPassword, { body: { number, password, channel: 'qr' } })
    return [{ kind: 'rate', allowed: true, href: portalPaths.codedRating(code) }]
  } catch (error) {
    // Nothing to rate yet, or nothing any more.
    if (!(error instanceof Refusal) || error.status >= 500) throw error
    return []
  }
}

async function showQuery(request: PageRequest, props: Omit<ProgressQueryProps, 'shell'>, status?: number) {
  const shell = await makeShell(request, { currentPath: portalPaths.progressQuery() })
  return show(shell, <ProgressQueryView shell={shell} {...props} />, status)
}
