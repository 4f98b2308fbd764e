import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { toFieldErrors } from '../../ui/form-field.ts'
import { FormFieldInput } from '../../ui/inputs.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import { addressFields, type TypedAddress } from './apply-delivery.tsx'

export type CollectionProps = {
  shell: Shell
  number: string
  itemName: string
  hallName: string
  typed: TypedAddress
}

/** 上门取件: the courier fetches originals at home and brings them to the hall. */
export function CollectionView(props: CollectionProps) {
  const fields = addressFields(props.typed, '寄件人')
  const errors = toFieldErrors(fields)
  return (
    <PortalPage
      shell={props.shell}
      title="叫快递上门取材料"
      section="mine"
      hasErrors={errors.length > 0}
      crumbs={[{ label: `${props.itemName}进度`, href: portalPaths.application(props.number) }, { label: '叫快递上门取材料' }]}
    >
      <div className="narrow roomy">
        <ErrorSummary errors={errors} />
        <h1>叫快递上门取材料</h1>
        <p>快递员上门取件，送到{props.hallName}，运费由政府出。请把材料装好，在信封上写明办件编号 {props.number}。</p>
        <PostForm shell={props.shell} action={portalPaths.collection(props.number)} className="card roomy">
          {fields.map((field) => (
            <FormFieldInput key={field.name} field={field} />
          ))}
          <div className="row">
            <SubmitButton>预约取件</SubmitButton>
            <ButtonLink plain href={portalPaths.application(props.number)}>
              不寄了，返回
            </ButtonLink>
          </div>
        </PostForm>
      </div>
    </PortalPage>
  )
}
