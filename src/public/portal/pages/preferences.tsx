import { getDirectory } from '../../../modules/organisation/index.ts'
import { notFound } from '../../../platform/errors.ts'
import { fieldOf, type Page } from '../../../platform/http/page.ts'
import { makeShell } from '../make-shell.ts'
import { show } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { readingCookie, regionCookie, toLocalPath } from '../preferences.ts'
import { ChooseRegionView } from '../views/choose-region.tsx'

export const chooseRegionPage: Page = {
  method: 'GET',
  path: '/regions',
  access: 'anyone',
  async answer(request) {
    const [shell, directory] = await Promise.all([makeShell(request), getDirectory(request.platform)])
    return show(shell, <ChooseRegionView shell={shell} back={toLocalPath(fieldOf(request.query, 'back'))} regions={directory.listRegions()} />)
  },
}

/** Remembers the region. A guide is shown again for the new one, for its address names the region. */
export const saveRegionPage: Page = {
  method: 'POST',
  path: '/regions',
  access: 'anyone',
  async answer(request) {
    const region = fieldOf(request.form, 'region') ?? ''
    if (!(await getDirectory(request.platform)).isRegion(region)) throw notFound('这个地区', 'portal.no_such_region')
    const back = toLocalPath(fieldOf(request.form, 'back'))
    const guide = /^\/guides\/\d{6}\/([^/?]+)/.exec(back)
    return { kind: 'redirect', to: guide ? portalPaths.guide(region, decodeURIComponent(guide[1]!)) : back, cookies: [regionCookie(region)] }
  },
}

/** A link and no form, so that it stands on every page and needs one tap; it changes nothing but how this browser shows pages. */
export const readingModePage: Page = {
  method: 'GET',
  path: '/reading-mode',
  access: 'anyone',
  async answer(request) {
    const size = Number(fieldOf(request.query, 'textSize') ?? 18)
    const isElder = fieldOf(request.query, 'mode') === 'elder'
    return {
      kind: 'redirect',
      to: toLocalPath(fieldOf(request.query, 'back')),
      cookies: [readingCookie(isElder ? (size === 24 || size === 30 ? size : 18) : undefined)],
    }
  },
}
