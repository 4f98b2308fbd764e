import { PortalPage } from '../../portal/portal-page.tsx'
import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type FormField, toFieldErrors } from '../../ui/form-field.ts'
import { FormFieldInput } from '../../ui/inputs.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { ownPaths } from '../own-paths.ts'

/** 预约取号: the turn counts from the booked time. */
export function ArrivalView({ shell, said, error }: { shell: Shell; said: string; error: string | undefined }) {
  const field: FormField = { name: 'said', kind: 'identityNumber', label: '刷身份证，或输入预约号', hint: '预约号在预约成功的页面和短信里，YY 开头；没有带的，输入身份证号码也可以。', required: true, value: said, error }
  const errors = toFieldErrors([field])
  return (
    <PortalPage shell={shell} title="预约取号" crumbs={[{ label: '取号', href: ownPaths.number() }, { label: '预约取号' }]} hasErrors={errors.length > 0}>
      <div className="roomy">
        <ErrorSummary errors={errors} />
        <h1>预约了今天来，在这里取号</h1>
        <PostForm shell={shell} action={ownPaths.arrival()} className="card roomy">
          <FormFieldInput field={field} />
          <div className="row">
            <SubmitButton>取号</SubmitButton>
            <ButtonLink plain href={ownPaths.number()}>没有预约</ButtonLink>
          </div>
        </PostForm>
      </div>
    </PortalPage>
  )
}
