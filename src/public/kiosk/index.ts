import type { PageEnd } from '../../platform/http/page.ts'
import type { AnyOperation } from '../../platform/operations.ts'
import { showProblem } from '../portal/pages/problem.tsx'
import { createSignInPages } from '../portal/pages/sign-in.tsx'
import { portalPaths } from '../portal/paths.ts'
import { visits } from './door.ts'
import { kioskHomePage } from './pages/home.tsx'
import { pairingPages } from './pages/pairing.tsx'
import { leavePage, stayPage, suggestPage } from './pages/visit.ts'
import { welcomePages } from './pages/welcome.tsx'
import { kioskPaths } from './paths.ts'
import { portalPages } from './portal-pages.ts'
import { services } from './own-pages.ts'
import { showTrouble } from './pages/trouble.tsx'

/** The screens before and after a visit, for `mountPages`: nobody's. */
export const kioskScreens: PageEnd = {
  pages: [...welcomePages, ...pairingPages],
  signInPath: kioskPaths.welcome,
  showProblem: showTrouble,
}

/**
 * Everything within a visit, for `mountPages`.
 * @param listDemoLogins as of the portal
 */
export const createKiosk = ({ listDemoLogins }: { listDemoLogins?: AnyOperation } = {}): PageEnd => ({
  within: visits,
  pages: [kioskHomePage, leavePage, stayPage, suggestPage, ...services, ...portalPages, ...createSignInPages(listDemoLogins)],
  answersElse: true,
  signInPath: portalPaths.signIn,
  showProblem,
})
