import type { Page } from '../../../platform/http/page.ts'
import { compareEndsOperation, type SameVersion } from '../catalogue-operations.ts'
import { makeShell } from '../make-shell.ts'
import { show } from '../page-replies.ts'
import { SameVersionView } from '../views/same-version.tsx'

/** 多端同源: that every end shows the same version of every item. Asked anew, therefore not kept with the other pages. */
export const sameVersionPage: Page = {
  method: 'GET',
  path: '/same-version',
  access: 'anyone',
  async answer(request) {
    const [shell, compared] = await Promise.all([makeShell(request), request.run<SameVersion>(compareEndsOperation)])
    return show(shell, <SameVersionView shell={shell} {...compared} />)
  },
}
