import type { ReactElement } from 'react'
import type { PageReply } from '../../platform/http/page.ts'
import { renderPage, toContentSecurityPolicy } from '../ui/render-page.ts'
import type { Shell } from '../ui/shell.ts'

/** HTTP status of a form that came back with something to correct. */
export const UNPROCESSABLE = 422

export const show = (shell: Shell, view: ReactElement, status?: number): PageReply => ({
  kind: 'html', html: renderPage(view), contentSecurityPolicy: toContentSecurityPolicy(shell.brand, "'none'", shell.terminal), status,
})

/** A page that our own console may show within one of its. */
export const showWithin = (shell: Shell, view: ReactElement, status?: number): PageReply => ({
  kind: 'html', html: renderPage(view), contentSecurityPolicy: toContentSecurityPolicy(shell.brand, "'self'"), status,
})

export const goTo = (path: string): PageReply => ({ kind: 'redirect', to: path })
