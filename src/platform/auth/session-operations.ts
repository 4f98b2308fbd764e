import Type from 'typebox'
import { defineOperation } from '../operations.ts'
import type { Sessions } from './sessions.ts'

const SessionView = Type.Object({
  accountId: Type.String(), kind: Type.String(), name: Type.String(), roles: Type.Array(Type.String()), region: Type.Union([Type.String(), Type.Null()]),
  /** Until this person has chosen a password of their own, nothing else is open to them. */
  mustChangePassword: Type.Optional(Type.Boolean()),
})

/** Signing in and out. `transport` tells how the token travels: as a bearer of scripts, or as a cookie of browsers. */
export function createSessionOperations(sessions: Sessions) {
  return {
    create: defineOperation({
      id: 'sessions.create',
      summary: '登录',
      audience: 'public',
      permission: 'public',
      body: Type.Object(
        {
          login: Type.String({ title: '登录名', minLength: 1, maxLength: 100 }),
          password: Type.String({ title: '密码', minLength: 1, maxLength: 200 }),
          transport: Type.Optional(Type.Union([Type.Literal('bearer'), Type.Literal('cookie')], { title: '令牌方式' })),
        },
        { additionalProperties: false },
      ),
      output: Type.Object({ ...SessionView.properties, token: Type.Union([Type.String(), Type.Null()]), csrfToken: Type.String() }),
      status: 201,
      async run(_ctx, { body }) {
        const { token, session } = await sessions.signIn(body.login.trim(), body.password)
        const { accountId, kind, name, roles, region } = session.actor
        return { accountId, kind, name, roles: [...roles], region: region ?? null, mustChangePassword: session.mustChangePassword, token, csrfToken: session.csrfToken }
      },
    }),
    read: defineOperation({
      id: 'sessions.read',
      summary: '当前登录的账号',
      audience: 'public',
      permission: 'sessions.read',
      /** The CSRF token is told to browsers only, who need it for their writes. */
      output: Type.Object({ ...SessionView.properties, csrfToken: Type.Optional(Type.String()) }),
      async run(ctx) {
        const { accountId, kind, name, roles, region } = ctx.actor
        return { accountId, kind, name, roles: [...roles], region: region ?? null }
      },
    }),
    changePassword: defineOperation({
      id: 'sessions.changePassword',
      summary: '修改自己的密码；其他地方的登录随即失效',
      audience: 'public',
      permission: 'sessions.changePassword',
      body: Type.Object(
        { current: Type.String({ title: '现在的密码', minLength: 1, maxLength: 200 }), next: Type.String({ title: '新密码', minLength: 1, maxLength: 200 }) },
        { additionalProperties: false },
      ),
      output: Type.Object({ changed: Type.Boolean() }),
      isWrite: true,
      async run(ctx, { body }) {
        await sessions.changePassword(ctx.actor.accountId, body.current, body.next)
        return { changed: true }
      },
    }),
    end: defineOperation({
      id: 'sessions.end',
      summary: '退出登录',
      audience: 'public',
      permission: 'sessions.end',
      output: Type.Object({ ended: Type.Boolean() }),
      isWrite: true,
      run: async () => ({ ended: true }),
    }),
  }
}

export type SessionOperations = ReturnType<typeof createSessionOperations>
