import { Refusal } from '../../../platform/errors.ts'
import { fieldOf, type Page, type PageRequest } from '../../../platform/http/page.ts'
import { makeShell } from '../make-shell.ts'
import { goTo, show } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { ChangePasswordView, type PasswordFields } from '../views/change-password.tsx'

const showForm = async (request: PageRequest, errors: Partial<Record<PasswordFields, string>>, status?: number) => {
  const shell = await makeShell(request, { currentPath: portalPaths.changePassword() })
  return show(shell, <ChangePasswordView shell={shell} errors={errors} isChanged={fieldOf(request.query, 'changed') !== undefined} />, status)
}

export const changePasswordPage: Page = {
  method: 'GET',
  path: '/password',
  access: 'citizen',
  answer: (request) => showForm(request, {}),
}

export const savePasswordPage: Page = {
  method: 'POST',
  path: '/password',
  access: 'citizen',
  async answer(request) {
    const [current, next, again] = (['current', 'next', 'again'] as const).map((name) => fieldOf(request.form, name) ?? '') as [string, string, string]
    const errors = {
      ...(current ? {} : { current: '请填写现在的密码。' }),
      ...(next ? {} : { next: '请填写新密码。' }),
      ...(next === again ? {} : { again: '两次输入的新密码不一样。' }),
    }
    if (Object.keys(errors).length > 0) return showForm(request, errors, 422)
    try {
      await request.changePassword(current, next)
    } catch (error) {
      if (!(error instanceof Refusal) || error.status >= 500) throw error
      // What stands at no field (the account is locked) is told at the first.
      const told = error.errors?.map(({ pointer, message }) => [pointer.slice(1), message]) ?? [['current', error.detail]]
      return showForm(request, Object.fromEntries(told) as Partial<Record<PasswordFields, string>>, error.status)
    }
    return goTo(portalPaths.passwordChanged())
  },
}
