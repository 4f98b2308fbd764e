import { SubmitButton } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import type { FormField } from '../../ui/form-field.ts'
import { toFieldErrors } from '../../ui/form-field.ts'
import { Notice } from '../../ui/panels.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import { AskedFields, MoreAsked } from './asked-fields.tsx'

/** One page of a form, wherever it is shown. */
export type FormPageProps = {
  section: { key: string; title: string; /** Why this is asked, in one or two sentences. */ introduction?: string }
  /** 1 is the first. */
  position: number
  sectionCount: number
  fields: FormField[]
  /** Names of the questions that the answers just given called for; the person has not seen them yet. */
  newlyAsked?: string[]
}

export type ApplyFormProps = FormPageProps & {
  shell: Shell
  draftId: string
  itemName: string
  /** Set when the person came from the check page and returns there. */
  returnTo?: 'check'
  /** Where values filled in for the person came from: 已从电子营业执照带出. */
  prefilledFrom?: string
  /** Someone else (another device, a counter) saved in between: what changed there, and that the person should look again. */
  conflict?: string
}

/** What stands above the questions: what is wrong, what else is asked, where one is. */
export function FormPageHead({ page }: { page: FormPageProps }) {
  const errors = toFieldErrors(page.fields)
  return (
    <>
      <ErrorSummary errors={errors} />
      <MoreAsked fields={page.fields.filter(({ name }) => page.newlyAsked?.includes(name))} isFocused={errors.length === 0} />
      <div>
        <p className="soft">
          第 {page.position} 步，共 {page.sectionCount} 步
        </p>
        <h1>{page.section.title}</h1>
        {page.section.introduction ? <p>{page.section.introduction}</p> : null}
      </div>
    </>
  )
}

/** 保存并继续 goes on; 保存并离开 leads to the task list. */
export function FormPageButtons({ returnTo }: { returnTo?: 'check' }) {
  return (
    <div className="row">
      <SubmitButton name="intent" value="continue">
        {returnTo === 'check' ? '保存并返回核对' : '保存并继续'}
      </SubmitButton>
      <SubmitButton look="plain" name="intent" value="leave">
        保存并离开
      </SubmitButton>
    </div>
  )
}

/** One section of the form of a draft. */
export function ApplyFormView(props: ApplyFormProps) {
  return (
    <PortalPage
      shell={props.shell}
      title={`${props.section.title} - ${props.itemName}`}
      section="mine"
      hasErrors={toFieldErrors(props.fields).length > 0}
      crumbs={[{ label: `申请${props.itemName}`, href: portalPaths.draft(props.draftId) }, { label: props.section.title }]}
    >
      <div className="narrow roomy">
        {props.conflict ? (
          <Notice title="这份草稿刚在别处改过" tone="warn">
            <p>{props.conflict}</p>
          </Notice>
        ) : null}
        <FormPageHead page={props} />
        {props.prefilledFrom ? <p className="note ok">{props.prefilledFrom}，请核对；有误可以直接改。</p> : null}
        <PostForm
          shell={props.shell}
          action={portalPaths.draftSection(props.draftId, props.section.key, props.returnTo)}
          autosaveUrl={portalPaths.draftAutosave(props.draftId, props.section.key)}
          className="card roomy"
        >
          <AskedFields fields={props.fields} />
          <FormPageButtons returnTo={props.returnTo} />
        </PostForm>
      </div>
    </PortalPage>
  )
}
