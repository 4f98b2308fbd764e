import { fieldOf, type Page } from '../../../platform/http/page.ts'
import { makeShell } from '../make-shell.ts'
import { moveToVersion } from '../operations.ts'
import { goTo, show } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { NewVersionView } from '../views/new-version.tsx'
import { readOwn } from './application-pages.tsx'

export const newVersionPage: Page = {
  method: 'GET',
  path: '/applications/:number/new-version',
  access: 'citizen',
  async answer(request) {
    const view = await readOwn(request)
    if (!view.newVersion) return goTo(portalPaths.application(view.number))
    const shell = await makeShell(request, { region: view.region, version: view.version })
    return show(shell, <NewVersionView shell={shell} number={view.number} itemName={view.item.name} newVersion={view.newVersion} />)
  },
}

export const moveToVersionPage: Page = {
  method: 'POST',
  path: '/applications/:number/new-version',
  access: 'citizen',
  async answer(request) {
    const number = request.params.number!
    await request.run(moveToVersion, { params: { number }, body: { itemVersion: Number(fieldOf(request.form, 'itemVersion')) } })
    return goTo(portalPaths.application(number))
  },
}
