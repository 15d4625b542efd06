"""Learns labels from a file of "label<TAB>text" lines; prints the microseconds one answer takes, then a label for each line of another file."""
import sys
import time

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

with open(sys.argv[1], encoding="utf-8") as file:
    rows = [line.rstrip("\n").split("\t", 1) for line in file]
with open(sys.argv[2], encoding="utf-8") as file:
    asked = [line.rstrip("\n") for line in file]

model = make_pipeline(TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True, min_df=2), LinearSVC())
model.fit([text for _, text in rows], [label for label, _ in rows])
started = time.process_time()
answers = model.predict(asked)
print((time.process_time() - started) * 1e6 / max(1, len(asked)))
print("\n".join(answers))
