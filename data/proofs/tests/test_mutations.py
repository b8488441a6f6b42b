"""Claims of the bank, each made wrong in one place: its proof has to notice.

A mutation replaces words in the text of a question's file: of the answer, of the choices, or of what the proof expects.
"""

from __future__ import annotations

import unittest

from runner import bank

from .support import PACK, failed, problems_of, prove

#: (question, what stands there, what stands there after the mutation)
MUTATIONS = [
    # What the answer says.
    ("migrations.makemigrations-vs-migrate", "migrations/0002_book_isbn.py", "migrations/0002_auto.py"),
    ("migrations.makemigrations-vs-migrate", "in the table `django_migrations`", "in the table `migration_log`"),
    ("orm.connection-pooling", "# must be 0 with a pool", "# may be anything with a pool"),
    ("orm.connection-pooling", '"max_size": 8, "timeout"', '"max_size": 9, "timeout"'),
    ("models.related-name", "(`fields.E304`)", "(`fields.E999`)"),
    ("models.related-name", "related_name=\"books\")\n\n  author", "related_name=\"works\")\n\n  author"),
    ("security.how-csrf-protection-works", "the answer is **403**", "the answer is **401**"),
    ("security.how-csrf-protection-works", "but GET, HEAD, OPTIONS and TRACE", "but GET, HEAD and OPTIONS"),
    ("templates.context-processors", "SimpleLazyObject(lambda: count_items(request))}", "count_items(request)}"),
    ("caching.caching-strategies", "transaction.on_commit(lambda: cache.delete(\"top_books\"))", "cache.delete(\"top_books\")"),
    ("signals.when-to-avoid-signals", "transaction.on_commit(partial(send_confirmation.delay, order.pk))",
     "send_confirmation.delay(order.pk)"),
    ("migrations.schema-evolution", "migrations.RunPython(fill_codes, migrations.RunPython.noop)",
     "migrations.RunPython(fill_codes)"),
    ("auth.custom-user-model", "USERNAME_FIELD = \"email\"          #", "USERNAME_FIELD = \"username\"       #"),
    ("drf.modelserializer-vs-serializer", "serializers.ModelSerializer):\n      class Meta:\n          model = Book\n          fields = [\"id\"",
     "serializers.ModelSerializer):\n      class Meta:\n          model = Book\n          fields = [\"pk\""),
    ("async.how-django-handles-async", "Book.objects.select_related(\"author\")]", "Book.objects.all()]"),
    # What is asked in the choices.
    ("signals.when-to-avoid-signals", "Book.objects.get(title=\"D\").save()", "Book.objects.get(title=\"D\").delete()"),
    ("caching.caching-strategies", "@login_required\n    @cache_page(60)\n    def hello", "@login_required\n    def hello"),
    ("migrations.schema-evolution", "models.IntegerField(default=0)),\n        ]", "models.IntegerField(db_default=0)),\n        ]"),
    ("async.how-django-handles-async", "first = await books.afirst()",
     "first = await books.select_related(\"author\").afirst()"),
    ("orm.connection-pooling", "\"CONN_MAX_AGE\": 600,", "\"CONN_MAX_AGE\": 0,"),
    ("drf.modelserializer-vs-serializer", "    serializer.save()\n    ```", "    serializer.validated_data\n    ```"),
    ("models.related-name", "related_name=\"received\")", "related_name=\"inbox\")"),
    # Which option is marked right.
    ("fundamentals.mtv-architecture", "text: \"200 with the titles as JSON\", right: true,",
     "text: \"200 with the titles as JSON\","),
    ("templates.context-processors", "right: true, value: \"Cart EUR EUR; 1\"", "right: true, value: \"Cart EUR EUR; 2\""),
    ("security.how-csrf-protection-works", "without a token\", right: true, value: delete-without",
     "without a token\", value: delete-without"),
    # What the proof expects.
    ("models.related-name", "assertEqual(field.column, \"author_id\")", "assertEqual(field.column, \"books_id\")"),
    ("auth.custom-user-model", "assertRaises(InconsistentMigrationHistory)", "assertRaises(ValueError)"),
    ("fundamentals.mtv-architecture", "assertRaisesMessage(ValueError", "assertRaisesMessage(TypeError"),
]


class MutationTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        texts = {name: (PACK / (name.replace(".", "/") + ".yaml")).read_text("utf-8") for name, _, _ in MUTATIONS}
        cls.whole = [bank.from_text(text, PACK / name) for name, text in texts.items()]
        cls.mutants, cls.not_applied = [], []
        for number, (name, before, after) in enumerate(MUTATIONS):
            text = texts[name]
            if before not in text:
                cls.not_applied.append((name, before))
                continue
            identity = f"id: django.{name}"
            mutant = text.replace(before, after, 1).replace(identity, f"{identity}-mutant-{number}", 1)
            cls.mutants.append((bank.from_text(mutant, PACK / name), before, after))
        cls.run_of_all = prove(*cls.whole, *(question for question, _, _ in cls.mutants))

    def test_every_mutation_still_applies(self):
        self.assertEqual(self.not_applied, [], "these words are no longer in the bank; choose others")
        self.assertGreaterEqual(len(self.mutants), 20)

    def test_the_proofs_hold_before_the_mutation(self):
        for question in self.whole:
            with self.subTest(question.id):
                self.assertFalse(failed(self.run_of_all, question.id), problems_of(self.run_of_all, question.id))

    def test_every_mutation_makes_its_proof_fail(self):
        for question, before, after in self.mutants:
            with self.subTest(question.id, before=before, after=after):
                self.assertTrue(failed(self.run_of_all, question.id), "the proof did not notice")

    def test_no_mutation_fails_by_a_slip_of_its_own(self):
        for question, before, after in self.mutants:
            with self.subTest(question.id, before=before, after=after):
                self.assertNotIn("SyntaxError", problems_of(self.run_of_all, question.id))


if __name__ == "__main__":
    unittest.main()
