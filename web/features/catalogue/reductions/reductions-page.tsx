import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { PageTitle } from '../../../kit/page-title.tsx'
import '../catalogue.css'
import './reductions.css'

const PAGES = [
  { to: consolePaths.reductions(), name: '四减' },
  { to: consolePaths.promises(), name: '承诺压缩' },
  { to: consolePaths.catalogueChanges(), name: '动态管理' },
  { to: consolePaths.bestInCity(), name: '全市最优' },
  { to: consolePaths.benchmarks(), name: '对标' },
  { to: consolePaths.processes(), name: '流程分析' },
]

/** A page about reductions, with the way to the others. */
export function ReductionsPage({ title, lead, tools, children }: { title: string; lead: string; tools?: ReactNode; children: ReactNode }) {
  return (
    <>
      <PageTitle title={title} tools={tools}><p className="quiet">{lead}</p></PageTitle>
      <nav className="sub-pages" aria-label="四减栏目">
        {PAGES.map(({ to, name }) => <NavLink key={to} to={to} end>{name}</NavLink>)}
      </nav>
      <div className="stack">{children}</div>
    </>
  )
}

/** How a figure was made, beside the figure. */
export const Formula = ({ children }: { children: string }) => <p className="formula-line">算法：{children}</p>
