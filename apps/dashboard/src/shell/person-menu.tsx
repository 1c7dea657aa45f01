import { Menu, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { BookOpen, Keyboard, Languages, LogOut, Moon, Sun, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.js';
import { useSession } from '../api/session.js';
import { changeLanguage } from '../i18n/catalogue.js';
import { LANGUAGES, type Language } from '../i18n/languages.js';
import { Avatar } from '../parts/small.js';
import { openKeys } from './keys.js';
import { Mark } from './mark.js';
import classes from './shell.module.css';

/** Who is signed in, with what is theirs: language, light or dark, keys, signing out. */
export function PersonMenu() {
  const { t, i18n } = useTranslation();
  const { staff } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  const isDark = colorScheme === 'dark';
  return (
    <Menu position="top-start" width={220}>
      <Menu.Target>
        <button type="button" className={classes.person}>
          <Avatar name={staff.name} />
          <span className="clip">{staff.name}</span>
          <VisuallyHidden>{t('person.menu')}</VisuallyHidden>
          <Mark />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<UserRound size={16} aria-hidden />}
          renderRoot={(props) => <Link to="/account" {...props} />}
        >
          {t('person.account')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('person.language')}</Menu.Label>
        {(Object.entries(LANGUAGES) as [Language, string][]).map(([language, name]) => (
          <Menu.Item
            key={language}
            lang={language}
            leftSection={<Languages size={16} aria-hidden />}
            aria-current={i18n.language === language || undefined}
            onClick={() => void changeLanguage(language)}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={isDark ? <Sun size={16} aria-hidden /> : <Moon size={16} aria-hidden />}
          onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
        >
          {isDark ? t('person.light') : t('person.dark')}
        </Menu.Item>
        <Menu.Item leftSection={<Keyboard size={16} aria-hidden />} onClick={openKeys}>
          {t('keys.title')}
        </Menu.Item>
        <Menu.Item leftSection={<BookOpen size={16} aria-hidden />} component="a" href="/docs" target="_blank">
          {t('person.docs')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={16} className="flip" aria-hidden />} onClick={() => signOut.mutate()}>
          {t('person.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function useSignOut() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => dataOf(api.DELETE('/v1/sessions/current')),
    onSuccess: async () => {
      await navigate({ to: '/sign-in' });
      queries.clear();
    },
  });
}
