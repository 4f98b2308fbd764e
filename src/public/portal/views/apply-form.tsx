import { SubmitButton } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import type { FormField } from '../../ui/form-field.ts'
import { toFieldErrors } from '../../ui/form-field.ts'
import { Notice } from '../../ui/panels.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import { AskedFields, MoreAsked, type Origins } from './asked-fields.tsx'

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
  /** Something was filled in for the person, who has not gone through it yet. */
  isPrefilled?: boolean
  /** Where what stands there comes from, by question. */
  origins?: Origins
  /** Registers that would answer what is open here, if the person agrees to their being asked; and those that did not answer. */
  offer?: RegisterQuestions
  silent?: RegisterQuestions
  /** Someone else (another device, a counter) saved in between: what changed there, and that the person should look again. */
  conflict?: string
}

type RegisterQuestions = { register: string; titles: string[] }[]

/** 甲、乙 with the questions they answer in common: one sentence for each set of questions. */
const joined = (registers: RegisterQuestions): { names: string; titles: string }[] =>
  [...Map.groupBy(registers, ({ titles }) => titles.map((title) => `“${title}”`).join(''))].map(([titles, same]) => ({ names: same.map(({ register }) => register).join('、'), titles }))

/** What registers could not fill in, and what they could; the button saves what was typed first. */
function FromRegisters({ offer = [], silent = [] }: Pick<ApplyFormProps, 'offer' | 'silent'>) {
  return (
    <>
      {silent.length > 0 ? (
        <div className="note info" role="status">
          {joined(silent).map(({ names, titles }) => (
            <p key={names}>
              {names}暂时查不到，{titles}没有自动填好，请您自己填写。
            </p>
          ))}
        </div>
      ) : null}
      {offer.length > 0 ? (
        <div className="note info stack">
          <p>{joined(offer).map(({ names, titles }) => `${names}可以替您填好${titles}`).join('；')}。</p>
          <p className="small">只为办这件事查询，每次查询都有记录，您在“谁看过我的信息”里看得到，也可以随时撤回同意。</p>
          <SubmitButton look="plain" name="intent" value="prefill">
            同意查询，替我填好
          </SubmitButton>
        </div>
      ) : null}
    </>
  )
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
        {props.isPrefilled ? <p className="note ok">已替您填好一部分内容，请核对；有误可以直接改。</p> : null}
        <PostForm
          shell={props.shell}
          action={portalPaths.draftSection(props.draftId, props.section.key, props.returnTo)}
          autosaveUrl={portalPaths.draftAutosave(props.draftId, props.section.key)}
          className="card roomy"
        >
          {/* The first button is the one Enter presses. */}
          {props.offer?.length ? <button className="hide" name="intent" value="continue" tabIndex={-1} aria-hidden="true" /> : null}
          <FromRegisters offer={props.offer} silent={props.silent} />
          <AskedFields fields={props.fields} origins={props.origins} />
          <FormPageButtons returnTo={props.returnTo} />
        </PostForm>
      </div>
    </PortalPage>
  )
}
