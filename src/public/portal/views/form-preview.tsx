import type { ReactNode } from 'react'
import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { toFieldErrors } from '../../ui/form-field.ts'
import { Page } from '../../ui/page.tsx'
import { EmptyState } from '../../ui/panels.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { type SummaryRow, SummaryList } from '../../ui/summary-list.tsx'
import { toPortalLinks } from '../portal-page.tsx'
import { FormPageButtons, FormPageHead, type FormPageProps } from './apply-form.tsx'
import { AskedFields } from './asked-fields.tsx'

const HERE = '#main'

/** The frame of every page of the portal; its links lead nowhere, for nobody leaves a preview by accident. */
function PreviewPage(props: { shell: Shell; title: string; crumbs: string[]; hasErrors?: boolean; children: ReactNode }) {
  const links = toPortalLinks(props.shell, 'mine')
  const inert = { ...links, home: HERE, chooseRegion: HERE, account: { ...links.account, href: HERE }, standardMode: HERE, elderMode: () => HERE, navigation: links.navigation.map((link) => ({ ...link, href: HERE })), footer: [] }
  const crumbs = ['预览，填的不保存', ...props.crumbs]
  return (
    <Page
      shell={props.shell}
      title={props.title}
      hasErrors={props.hasErrors}
      before={<Breadcrumb crumbs={crumbs.map((label, index) => (index === crumbs.length - 1 ? { label } : { label, href: HERE }))} />}
      links={inert}
    >
      <div className="narrow roomy">{props.children}</div>
    </Page>
  )
}

export type FormPreviewProps = FormPageProps & {
  shell: Shell
  itemName: string
  action: string
  answersUrl: string
  /** Everything answered so far: it travels with the page, for nothing is kept. */
  answers: string
}

/** One page of a form that is being designed, as it will be asked. */
export function FormPreviewView(props: FormPreviewProps) {
  return (
    <PreviewPage shell={props.shell} title={`预览 - ${props.section.title} - ${props.itemName}`} crumbs={[`申请${props.itemName}`, props.section.title]} hasErrors={toFieldErrors(props.fields).length > 0}>
      <FormPageHead page={props} />
      <PostForm shell={props.shell} action={props.action} autosaveUrl={props.answersUrl} className="card roomy">
        <input type="hidden" name="_section" value={props.section.key} />
        <input type="hidden" name="_answers" value={props.answers} />
        <AskedFields fields={props.fields} />
        <FormPageButtons />
      </PostForm>
    </PreviewPage>
  )
}

/** What the applicant checks before submitting. */
export function FormPreviewEndView(props: { shell: Shell; itemName: string; startHref: string; groups: { title: string; rows: SummaryRow[] }[] }) {
  return (
    <PreviewPage shell={props.shell} title={`预览 - 核对 - ${props.itemName}`} crumbs={[`申请${props.itemName}`, '核对']}>
      <h1>核对</h1>
      <p>申请表到这里填完了，接下来上传材料、提交。</p>
      {props.groups.map((group) => (
        <section key={group.title} className="card stack">
          <h2>{group.title}</h2>
          <SummaryList rows={group.rows} />
        </section>
      ))}
      <p>
        <a className="tap" href={props.startHref}>
          从头再看
        </a>
      </p>
    </PreviewPage>
  )
}

/** A form that cannot be asked yet. */
export function FormPreviewRefusedView(props: { shell: Shell; itemName: string; problems: string[] }) {
  return (
    <PreviewPage shell={props.shell} title={`预览 - ${props.itemName}`} crumbs={[`申请${props.itemName}`]}>
      <h1>{props.itemName}申请表</h1>
      <EmptyState title={`还有 ${props.problems.length} 处要改正，改好后可以预览`}>
        <ul className="bullets">
          {props.problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      </EmptyState>
    </PreviewPage>
  )
}
