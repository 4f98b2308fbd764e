import { toString as toQrSvg } from 'qrcode'
import type { ApplicationView } from '../../../modules/applications/index.ts'
import { fieldOf, type Page } from '../../../platform/http/page.ts'
import { getPublicAddress } from '../../../platform/public-address.ts'
import { makeShell } from '../make-shell.ts'
import { readOwnApplication } from '../operations.ts'
import { goTo, show } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { ConfirmationView } from '../views/confirmation.tsx'
import { submissionKey, type Submitted } from './check-and-submit.tsx'

/** What was received, what happens next and by when. Shown as long as the submission's answer is remembered (24 hours). */
export const confirmationPage: Page = {
  method: 'GET',
  path: '/applications/:number/confirmation',
  access: 'citizen',
  async answer(request) {
    const number = request.params.number!
    const view = await request.run<ApplicationView>(readOwnApplication, { params: { number } })
    const submitted = await request.findAnswer<Submitted>(submissionKey(fieldOf(request.query, 'draft') ?? ''))
    if (submitted?.number !== number || submitted.queryPassword === undefined) return goTo(portalPaths.application(number))
    const shell = await makeShell(request)
    return show(shell, (
      <ConfirmationView
        shell={shell}
        applicationNumber={number}
        queryPassword={submitted.queryPassword}
        itemName={view.item.name}
        authorityName={view.authority.name}
        submittedAt={view.submittedAt}
        acceptanceDueOn={submitted.dueOn ?? undefined}
        promisedText={view.promisedLimitText}
        qrSvg={await toQrSvg(`${await getPublicAddress(request.platform, view.region)}${portalPaths.progressQuery(number)}`, { type: 'svg', margin: 1 })}
        contact={view.hall}
      />
    ))
  },
}
