import { Refusal } from '../../../platform/errors.ts'
import { fieldOf, type Page, type PageRequest } from '../../../platform/http/page.ts'
import type { AnyOperation } from '../../../platform/operations.ts'
import { makeShell } from '../make-shell.ts'
import { goTo, show } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { toLocalPath } from '../preferences.ts'
import { SignInView, type SignInProps } from '../views/sign-in.tsx'

interface DemoLogin {
  login: string
  password: string
  name: string
  roles: string[]
  note: string | null
}

/** @param listDemoLogins tells the logins of a demonstration; absent on a real site */
export function createSignInPages(listDemoLogins: AnyOperation | undefined): Page[] {
  const showForm = async (request: PageRequest, given: Pick<SignInProps, 'back' | 'login' | 'errors'>, status?: number) => {
    const shell = await makeShell(request, { currentPath: portalPaths.signIn(given.back) })
    const logins = listDemoLogins ? await request.run<DemoLogin[]>(listDemoLogins) : []
    const demoLogins = logins.filter(({ roles }) => roles.includes('citizen')).map(({ login, password, name, note }) => ({ login, password, description: note ? `${name}（${note}）` : name }))
    return show(shell, <SignInView shell={shell} {...given} demoLogins={demoLogins} />, status)
  }
  return [
    {
      method: 'GET',
      path: '/sign-in',
      access: 'anyone',
      async answer(request) {
        const back = toLocalPath(fieldOf(request.query, 'back'))
        return request.isSignedIn ? goTo(back) : showForm(request, { back, errors: {} })
      },
    },
    {
      method: 'POST',
      path: '/sign-in',
      access: 'anyone',
      async answer(request) {
        const back = toLocalPath(fieldOf(request.form, 'back'))
        const login = (fieldOf(request.form, 'login') ?? '').trim()
        const password = fieldOf(request.form, 'password') ?? ''
        const errors = { ...(login ? {} : { login: '请填写账号。' }), ...(password ? {} : { password: '请填写密码。' }) }
        if (!login || !password) return showForm(request, { back, login, errors }, 422)
        try {
          await request.signIn(login, password)
        } catch (error) {
          if (!(error instanceof Refusal) || error.status >= 500) throw error
          return showForm(request, { back, login, errors: { password: error.detail } }, error.status)
        }
        return goTo(back)
      },
    },
    {
      method: 'POST',
      path: '/sign-out',
      access: 'anyone',
      async answer(request) {
        await request.signOut()
        return goTo(portalPaths.home())
      },
    },
  ]
}
