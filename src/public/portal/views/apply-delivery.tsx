import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import type { FormField } from '../../ui/form-field.ts'
import { toFieldErrors } from '../../ui/form-field.ts'
import { FormFieldInput } from '../../ui/inputs.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

/** What is typed of an address, right or wrong, with its errors. */
export interface TypedAddress {
  name?: string | undefined
  phone?: string | undefined
  address?: string | undefined
  errors: Readonly<Record<string, string>>
}

export const addressFields = ({ name, phone, address, errors }: TypedAddress, who: string): FormField[] => [
  { name: 'name', kind: 'text', label: who, required: true, value: name, error: errors.name, maxLength: 50, autocomplete: 'name' },
  { name: 'phone', kind: 'phone', label: '联系电话', required: true, value: phone, error: errors.phone, maxLength: 20 },
  { name: 'address', kind: 'address', label: '详细地址', hint: '写到门牌号，村里写到组。', required: true, value: address, error: errors.address, maxLength: 200 },
]

export type ApplyDeliveryProps = {
  shell: Shell
  draftId: string
  itemName: string
  way: string
  canBePosted: boolean
  typed: TypedAddress
  returnTo: 'check' | undefined
}

/** 结果怎么领取: at the counter, as a file, or by post at no cost. */
export function ApplyDeliveryView(props: ApplyDeliveryProps) {
  const way: FormField = {
    name: 'way', kind: 'radio', label: '办好以后，您想怎么拿到结果？', required: true, value: props.way, error: props.typed.errors.way,
    options: [
      { value: 'counter', label: '到窗口领取，凭六位取件码' },
      { value: 'electronic', label: '只要电子的，在“我的”里下载' },
      ...(props.canBePosted ? [{ value: 'post', label: '寄给我，不收钱' }] : []),
    ],
  }
  const address = props.canBePosted ? addressFields(props.typed, '收件人') : []
  const errors = toFieldErrors([way, ...address])
  return (
    <PortalPage
      shell={props.shell}
      title="结果怎么领取"
      section="mine"
      hasErrors={errors.length > 0}
      crumbs={[{ label: `申请${props.itemName}`, href: portalPaths.draft(props.draftId) }, { label: '结果怎么领取' }]}
    >
      <div className="narrow roomy">
        <ErrorSummary errors={errors} />
        <h1>结果怎么领取</h1>
        <PostForm shell={props.shell} action={portalPaths.draftDelivery(props.draftId, props.returnTo)} className="card roomy">
          <FormFieldInput field={way} />
          {address.length > 0 ? (
            <fieldset className="roomy">
              <legend className="label">寄到哪里（选“寄给我”的填写）</legend>
              {address.map((field) => (
                <FormFieldInput key={field.name} field={field} />
              ))}
            </fieldset>
          ) : null}
          <div className="row">
            <SubmitButton>保存</SubmitButton>
            <ButtonLink plain href={props.returnTo === 'check' ? portalPaths.draftCheck(props.draftId) : portalPaths.draft(props.draftId)}>
              返回
            </ButtonLink>
          </div>
        </PostForm>
      </div>
    </PortalPage>
  )
}
