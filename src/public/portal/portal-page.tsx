import type { ReactNode } from 'react'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { Page, type PageLinks } from '../ui/page.tsx'
import type { Shell } from '../ui/shell.ts'
import { portalPaths } from './paths.ts'

export type PortalSection = 'home' | 'person' | 'enterprise' | 'progress' | 'mine'

/** Where the head and the foot of every page lead. */
export function toPortalLinks(shell: Shell, section: PortalSection | undefined): PageLinks {
  const here = shell.currentPath
  return {
    home: portalPaths.home(),
    chooseRegion: portalPaths.chooseRegion(here),
    account: shell.visitor
      ? { label: shell.visitor.name, href: portalPaths.myApplications() }
      : { label: '登录', href: portalPaths.signIn(here) },
    messages: portalPaths.messages(),
    signOut: portalPaths.signOut(),
    standardMode: portalPaths.readingMode('standard', here),
    elderMode: (textSize) => portalPaths.readingMode('elder', here, textSize),
    navigation: [
      { label: '首页', href: portalPaths.home(), current: section === 'home' },
      { label: '个人办事', href: portalPaths.search({ audience: 'person' }), current: section === 'person' },
      { label: '法人办事', href: portalPaths.search({ audience: 'enterprise' }), current: section === 'enterprise' },
      { label: '查进度', href: portalPaths.progressQuery(), current: section === 'progress' },
      { label: '我的', href: portalPaths.myApplications(), current: section === 'mine' },
    ],
    footer: [
      { label: '办事地点', href: portalPaths.halls() },
      { label: '服务专区', href: portalPaths.zones() },
      { label: '事项清单', href: portalPaths.itemLists() },
      { label: '评价公开', href: portalPaths.ratings() },
      { label: '查办件进度', href: portalPaths.progressQuery() },
      { label: '核验证照', href: portalPaths.certificateVerification() },
      { label: '我要反映', href: portalPaths.report() },
    ],
  }
}

/** A page of the portal: our shell with the portal's navigation. Without `crumbs` it has no breadcrumb; the first crumb is always 首页. */
export function PortalPage(props: {
  shell: Shell
  title: string
  description?: string
  section?: PortalSection
  crumbs?: { label: string; href?: string }[]
  hasErrors?: boolean
  fullWidth?: boolean
  isAlone?: boolean
  children: ReactNode
}) {
  return (
    <Page
      shell={props.shell}
      title={props.title}
      description={props.description}
      hasErrors={props.hasErrors}
      fullWidth={props.fullWidth}
      isAlone={props.isAlone}
      up={props.crumbs && (props.crumbs.findLast(({ href }) => href !== undefined)?.href ?? portalPaths.home())}
      before={props.crumbs ? <Breadcrumb crumbs={[{ label: '首页', href: portalPaths.home() }, ...props.crumbs]} /> : undefined}
      links={toPortalLinks(props.shell, props.section)}
    >
      {props.children}
    </Page>
  )
}
